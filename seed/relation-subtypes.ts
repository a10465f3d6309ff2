// The eleven concrete kinds of operations relationships, grouped under the six relationship types. The published model
// counts eleven but names seven (deployment and installation mean the same there); the other four are this project's.

export interface RelationSubtype {
  readonly subtypeCode: string
  readonly name: string
  readonly relationshipType: string
  readonly origin: 'PUBLISHED' | 'OURS'
}

export const RELATION_SUBTYPES = [
  { subtypeCode: 'CLUSTER', name: '集群', relationshipType: 'MEMBER_OF_CLUSTER', origin: 'PUBLISHED' },
  { subtypeCode: 'COMPOSITION', name: '組成', relationshipType: 'COMPOSED_OF', origin: 'PUBLISHED' },
  { subtypeCode: 'HARDWARE_PART', name: '硬件部件', relationshipType: 'COMPOSED_OF', origin: 'OURS' },
  { subtypeCode: 'DEPLOYMENT', name: '部署', relationshipType: 'DEPLOYED_ON', origin: 'PUBLISHED' },
  { subtypeCode: 'INSTALLATION', name: '安裝', relationshipType: 'DEPLOYED_ON', origin: 'PUBLISHED' },
  { subtypeCode: 'CONNECTION', name: '連接', relationshipType: 'CONNECTED_TO', origin: 'PUBLISHED' },
  { subtypeCode: 'UPLINK', name: '上聯', relationshipType: 'CONNECTED_TO', origin: 'OURS' },
  { subtypeCode: 'CALL', name: '調用', relationshipType: 'CALLS', origin: 'PUBLISHED' },
  { subtypeCode: 'DATA_ACCESS', name: '數據訪問', relationshipType: 'CALLS', origin: 'OURS' },
  { subtypeCode: 'DEPENDENCY', name: '依賴', relationshipType: 'DEPENDS_ON', origin: 'PUBLISHED' },
  { subtypeCode: 'CROSS_SYSTEM', name: '跨系統依賴', relationshipType: 'DEPENDS_ON', origin: 'OURS' },
] as const satisfies readonly RelationSubtype[]

export type SubtypeCode = (typeof RELATION_SUBTYPES)[number]['subtypeCode']
