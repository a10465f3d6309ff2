// A small model that uses everything the SDL can say, with property names that collide with words of SQL and Cypher.

import { parse } from 'graphql'
import { buildModel } from '../../graph/model/build-registry.ts'
import type { Model } from '../../graph/model/registry.ts'

export const CONTRACT_SDL = `
  enum Grade { LOW MIDDLE HIGH }

  type Thing @node(key: "thingId") {
    thingId: String!
    title: String @search @index
    note: String
    size: Int @index
    total: Long @index
    ratio: Float
    active: Boolean
    seenAt: DateTime @index
    day: Date
    clock: Time
    grade: Grade @index
    tags: [String!]
    aliases: [String!] @search
    levels: [Int!]
    serials: [Long!]
    group: String
    source: String
    maker: Maker @relationship(type: "MADE_BY", direction: OUT, enforce: true)
    uses: [Thing!]! @relationship(type: "USES", direction: OUT, properties: "Usage", loops: "reason")
    usedBy: [Thing!]! @relationship(type: "USES", direction: IN, properties: "Usage", loops: "reason")
    beside: [Thing!]! @relationship(type: "BESIDE", direction: BOTH, properties: "Nearness")
    pays: [Thing!]! @relationship(type: "PAYS", direction: OUT, properties: "Payment", key: "paymentId", loops: "paymentId")
    paidBy: [Thing!]! @relationship(type: "PAYS", direction: IN, properties: "Payment", key: "paymentId", loops: "paymentId")
    owner: Owner @relationship(type: "OWNED_BY", direction: OUT)
  }

  union Owner = Maker | Thing

  type Maker @node(key: "code") {
    code: String!
    name: String! @search
    made: [Thing!]! @relationship(type: "MADE_BY", direction: IN)
  }

  type Usage @relationshipProperties {
    target: String
    reason: String
    weight: Float
  }

  type Nearness @relationshipProperties {
    metres: Int
  }

  type Payment @relationshipProperties {
    paymentId: String!
    amountMinor: Long @index
    currency: String
    occurredAt: DateTime @index
    channels: [String!]
  }
`

export const CONTRACT_MODEL: Model = buildModel(parse(CONTRACT_SDL))
