// Failures worked out by hand. The first three are the worked examples of the rules, the others show one rule each.
//
// An affected object is written `round key (rule from causes): reason`, with the members of a cluster or the uplinks
// that were counted; a degraded one `round key (from causes): reason`; a system or chain `round name: failed members`.

export interface FailureExample {
  readonly name: string
  readonly drawing: string
  readonly fail: readonly string[]
  readonly affected: readonly string[]
  readonly degraded?: readonly string[]
  readonly systems?: readonly string[]
  readonly transactionChains?: readonly string[]
  readonly batchChains?: readonly string[]
  /** Each with its affected chains. */
  readonly channels?: readonly string[]
}

export const HOST_WITH_CLUSTER = `
  VM1 -DEPLOYED_ON-> H
  VM2 -DEPLOYED_ON-> H
  DB1 -DEPLOYED_ON-> VM1
  DB2 -DEPLOYED_ON-> VM2
  DB1 -MEMBER_OF_CLUSTER-> K
  DB2 -MEMBER_OF_CLUSTER-> K
  A -CALLS-> K
`

export const FAILURE_EXAMPLES: readonly FailureExample[] = [
  {
    name: 'a cluster stays while it has as many members as it needs, one where nothing is said',
    drawing: HOST_WITH_CLUSTER,
    fail: ['VM1'],
    affected: ['1 DB1 (DEPLOYED_ON from VM1): deployed on VM1, which failed'],
  },
  {
    name: 'a host takes all that it carries, the cluster with its last member, and who calls the cluster',
    drawing: `${HOST_WITH_CLUSTER}
      K {"minMembers": 1}`,
    fail: ['H'],
    affected: [
      '1 VM1 (DEPLOYED_ON from H): deployed on H, which failed',
      '1 VM2 (DEPLOYED_ON from H): deployed on H, which failed',
      '2 DB1 (DEPLOYED_ON from VM1): deployed on VM1, which failed',
      '2 DB2 (DEPLOYED_ON from VM2): deployed on VM2, which failed',
      '3 K (MEMBER_OF_CLUSTER from DB1 DB2, 0 up, 1 needed): cluster: DB1, DB2 failed, 0 of 2 members are up, 1 needed',
      '4 A (CALLS from K): calls K, which failed',
    ],
  },
  {
    name: 'a cluster that needs both members falls with one',
    drawing: `${HOST_WITH_CLUSTER}
      K {"minMembers": 2}`,
    fail: ['VM1'],
    affected: [
      '1 DB1 (DEPLOYED_ON from VM1): deployed on VM1, which failed',
      '2 K (MEMBER_OF_CLUSTER from DB1, 1 up, 2 needed): cluster: DB1 failed, 1 of 2 members are up, 2 needed',
      '3 A (CALLS from K): calls K, which failed',
    ],
  },
  {
    name: 'a part takes its whole, and the whole of that whole',
    drawing: `
      APPLICATION -COMPOSED_OF-> MODULE
      MODULE -COMPOSED_OF-> LIBRARY
      MODULE -COMPOSED_OF-> CONFIG
    `,
    fail: ['LIBRARY'],
    affected: [
      '1 MODULE (COMPOSED_OF from LIBRARY): its part LIBRARY failed',
      '2 APPLICATION (COMPOSED_OF from MODULE): its part MODULE failed',
    ],
  },
  {
    name: 'a whole does not take its parts, nor what is carried its carrier',
    drawing: `
      APPLICATION -COMPOSED_OF-> MODULE
      APPLICATION -DEPLOYED_ON-> HOST
    `,
    fail: ['APPLICATION'],
    affected: [],
  },
  {
    name: 'one of two uplinks is not the last',
    drawing: uplinks(),
    fail: ['SW1'],
    affected: [],
  },
  {
    name: 'the last uplink takes the lower end, and the link that is no uplink does not count',
    drawing: uplinks(),
    fail: ['SW1', 'SW2'],
    affected: ['1 UPS (CONNECTED_TO from SW1 SW2, 2 of 2 links down): 2 of 2 uplinks are down (SW1, SW2)'],
  },
  {
    name: 'the lower end of uplinks does not take the higher one',
    drawing: uplinks(),
    fail: ['UPS'],
    affected: [],
  },
  {
    name: 'a caller falls with what it calls, unless the call is not critical: then it is degraded and spreads nothing',
    drawing: `
      TRANSFER -CALLS-> POSTING
      BILLS -CALLS-> POSTING {"critical": true}
      REPORTS -CALLS-> POSTING {"critical": false}
      PORTAL -CALLS-> REPORTS
      PORTAL -CALLS-> TRANSFER {"critical": false}
    `,
    fail: ['POSTING'],
    affected: [
      '1 BILLS (CALLS from POSTING): calls POSTING, which failed',
      '1 TRANSFER (CALLS from POSTING): calls POSTING, which failed',
    ],
    degraded: [
      '1 REPORTS (from POSTING): degraded: calls POSTING, which failed, and goes on without',
      '2 PORTAL (from TRANSFER): degraded: calls TRANSFER, which failed, and goes on without',
    ],
  },
  {
    name: 'what fails by one call is not degraded by another',
    drawing: `
      SHOP -CALLS-> PRICES {"critical": false}
      SHOP -CALLS-> STOCK
      STOCK -CALLS-> PRICES
    `,
    fail: ['PRICES'],
    affected: [
      '1 STOCK (CALLS from PRICES): calls PRICES, which failed',
      '2 SHOP (CALLS from STOCK): calls STOCK, which failed',
    ],
  },
  {
    name: 'calls in a circle fail once each',
    drawing: `
      A -CALLS-> B
      B -CALLS-> C
      C -CALLS-> A
    `,
    fail: ['C'],
    affected: ['1 B (CALLS from C): calls C, which failed', '2 A (CALLS from B): calls B, which failed'],
  },
  {
    name: 'jobs fall with their predecessors, and two causes of one round are both named',
    drawing: `
      B2 -DEPENDS_ON-> B1
      B3 -DEPENDS_ON-> B1
      B4 -DEPENDS_ON-> B2
      B4 -DEPENDS_ON-> B3
    `,
    fail: ['B1'],
    affected: [
      '1 B2 (DEPENDS_ON from B1): depends on B1, which failed',
      '1 B3 (DEPENDS_ON from B1): depends on B1, which failed',
      '2 B4 (DEPENDS_ON from B2 B3): depends on B2, B3, which failed',
    ],
  },
  {
    name: 'a site takes what stands at it',
    drawing: `
      RACK1 -LOCATED_AT-> Site:NORTH
      RACK2 -LOCATED_AT-> Site:NORTH
      RACK3 -LOCATED_AT-> Site:SOUTH
      HOST -DEPLOYED_ON-> RACK2
    `,
    fail: ['Site:NORTH'],
    affected: [
      '1 RACK1 (LOCATED_AT from NORTH): located at NORTH, which failed',
      '1 RACK2 (LOCATED_AT from NORTH): located at NORTH, which failed',
      '2 HOST (DEPLOYED_ON from RACK2): deployed on RACK2, which failed',
    ],
  },
  {
    name: 'systems, chains and channels are told when a member fails, and spread nothing',
    drawing: `
      SERVICE -CALLS-> DB
      SERVICE -PART_OF-> ApplicationSystem:PAYMENTS
      DB -PART_OF-> ApplicationSystem:CORE
      LEDGER -PART_OF-> ApplicationSystem:CORE
      TransactionChain:PAY {"channel": "MOBILE_BANK"}
      TransactionChain:PAY -INCLUDES-> SERVICE
      TransactionChain:PAY -INCLUDES-> DB
      TransactionChain:PAY -INCLUDES-> GATEWAY
      TransactionChain:LOGIN {"channel": "MOBILE_BANK"}
      TransactionChain:LOGIN -INCLUDES-> SERVICE
      TransactionChain:WITHDRAW {"channel": "ATM"}
      TransactionChain:WITHDRAW -INCLUDES-> DB
      TransactionChain:QUEUE {"channel": "COUNTER"}
      TransactionChain:QUEUE -INCLUDES-> LEDGER
      BatchChain:CLOSING -INCLUDES-> DB
      BatchChain:CLOSING -INCLUDES-> REPORT
    `,
    fail: ['DB'],
    affected: ['1 SERVICE (CALLS from DB): calls DB, which failed'],
    systems: ['0 CORE: 1', '1 PAYMENTS: 1'],
    transactionChains: ['0 PAY: 2', '0 WITHDRAW: 1', '1 LOGIN: 1'],
    batchChains: ['0 CLOSING: 1'],
    channels: ['MOBILE_BANK 2', 'ATM 1'],
  },
]

/** A power supply that is watched over two switches of the layer above it, and has a cable to a third. */
function uplinks(): string {
  return `
    UPS {"layer": "INFRASTRUCTURE"}
    SW1 {"layer": "IT_DEVICE"}
    SW2 {"layer": "IT_DEVICE"}
    SW3 {"layer": "IT_DEVICE"}
    UPS -CONNECTED_TO-> SW1 {"subtype": "UPLINK"}
    SW2 -CONNECTED_TO-> UPS {"subtype": "UPLINK"}
    UPS -CONNECTED_TO-> SW3 {"port": "7"}
  `
}
