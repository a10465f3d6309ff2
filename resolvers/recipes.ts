// The queries with which the playground opens, one a tab, named by their operation. Each works on the demo bank, whose
// planted truth (seed/README.md) says what it must answer; a test runs them all.

export interface Recipe {
  /** Name of the operation, and so of the tab. */
  readonly name: string
  readonly query: string
}

const BLAST_RADIUS: Recipe = {
  name: 'BlastRadius',
  query: `# What stops if the core database fails?
query BlastRadius {
  blastRadius(of: [{ label: "OpsObject", key: "ci-core-db-01" }]) {
    affected {
      totalCount
      nodes {
        entity { key displayName }
        round
        explanation
      }
    }
    degraded { nodes { entity { key displayName } explanation } }
    transactionChains { nodes { entity { key displayName } } }
    batchChains { nodes { entity { key displayName } } }
    completeness { complete stoppedBy expanded version }
  }
}
`,
}

const PATHS: Recipe = {
  name: 'MoneyPath',
  query: `# How did the money get from one account to another?
query MoneyPath {
  paths(
    source: { label: "Account", key: "JINGWEI:RING-CYCLE-1" }
    target: { label: "Account", key: "JINGWEI:RING-CYCLE-4" }
    mode: ALL_SIMPLE
    direction: OUT
    types: ["TRANSFER"]
    maxLength: 6
  ) {
    paths {
      length
      explanation
      nodes { key displayName }
    }
    completeness { complete stoppedBy }
  }
}
`,
}

const COMMUNITIES: Recipe = {
  name: 'Communities',
  query: `# Which accounts belong together, judged by their payments?
query Communities {
  communities(scope: { labels: ["Account"], types: ["TRANSFER"] }, first: 10) {
    totalCount
    nodeCount
    modularity
    communities {
      size
      members(first: 5) { key displayName }
    }
  }
}
`,
}

const NESTED_FILTER: Recipe = {
  name: 'SanctionedOwners',
  query: `# Which customers does a sanctioned organisation control, through another one?
query SanctionedOwners {
  customers(
    where: {
      party: { some: { Organization: { controlledBy: { some: { Organization: {
        controlledBy: { some: { Organization: { listedIn: { some: { listCode: { eq: "SANCTION" } } } } } }
      } } } } } }
    }
  ) {
    totalCount
    nodes {
      customerKey
      party { nodes { key displayName } }
      accounts { totalCount }
    }
  }
}
`,
}

const SEARCH: Recipe = {
  name: 'SearchInChinese',
  query: `# Traditional and simplified characters find the same; one character is enough.
query SearchInChinese {
  search(text: "手机银行", first: 10) {
    edges {
      match
      property
      node { label key displayName }
    }
    complete
  }
}
`,
}

const LIVE: Recipe = {
  name: 'WhatIsDown',
  query: `# Stays open and answers again when something changes. Run the next tab meanwhile.
query WhatIsDown @live {
  opsObjects(where: { status: { eq: DOWN } }, first: 20) {
    totalCount
    nodes { ciCode name status }
  }
}
`,
}

const WRITE: Recipe = {
  name: 'TakeDown',
  query: `# Reports an object as down; write OK instead of DOWN to bring it back.
mutation TakeDown {
  upsertNodes(input: { label: "OpsObject", rows: [{ ciCode: "ci-core-db-01", status: "DOWN" }] }) {
    version
    rows { status error { message } }
  }
}
`,
}

export const RECIPES: readonly Recipe[] = [
  BLAST_RADIUS,
  PATHS,
  COMMUNITIES,
  NESTED_FILTER,
  SEARCH,
  LIVE,
  WRITE,
]
