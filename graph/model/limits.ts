// Every limit of the product with its unit in the name. Only what an operator must change is configuration (cli/config.ts).

export const LIMITS = {
  /** Rows of a page, `first` of any connection. */
  pageRowsMax: 500,
  pageRowsDefault: 50,
  /** Rows of one bulk mutation. */
  bulkRowsMax: 10_000,
  /** Characters of a key. */
  keyCharactersMax: 200,
  /** Characters of any other string value. */
  stringCharactersMax: 20_000,
  listItemsMax: 1_000,
  /** Characters of a received value that an error repeats. */
  errorValueCharactersMax: 100,
  /** Errors that an answer lists before it only tells how many there are. */
  shownErrorsMax: 100,
  /** Groups that an aggregate returns before it says that it was cut. */
  aggregateGroupsMax: 1_000,
  groupByPropertiesMax: 3,
  sortKeysMax: 4,
  /** Nodes of a where tree, quantifiers included. */
  predicatePartsMax: 100,
  quantifierDepthMax: 4,
  /** Keys that one quantified filter may hand to the store. */
  keySetMax: 1_000_000,
  /** Relationships that the pages of one relationship field may have to filter or sort, over all nodes it is asked for. */
  relatedRowsMax: 200_000,
  /** Relationships that one relationship field may have to page through without reading them. */
  neighborRowsMax: 2_000_000,
  /** Rows that all pages of one request may show together, and neighbours that it may read for aggregates. */
  requestRowsMax: 100_000,
  /** Characters of a search text. */
  searchCharactersMax: 200,
  searchTokensMax: 32,
  /** Tokens under which one node, and one word of it, is found; what follows is not searched. */
  searchTokensPerNodeMax: 2_000,
  searchTokensPerWordMax: 24,
  searchTokenCharactersMax: 64,
  /** Runs of Chinese characters whose tokens are kept. */
  searchRunsKept: 10_000,
  /** Candidates that a store hands over for ranking before the answer says that it was capped. */
  searchCandidatesMax: 5_000,
  /** Ids of `nodes(ids)`, entities of `of`. */
  refsMax: 500,
  blastDepthMax: 100,
  pathLengthMax: 30,
  pathLengthDefault: 12,
  pathsMax: 1_000,
  neighborhoodHopsMax: 6,
  /** Nodes that one traversal may reach before it stops with stoppedBy NODES. */
  traversalNodesMax: 2_000_000,
  /** Expansions of a path search before it stops with stoppedBy NODES. */
  pathExpansionsMax: 5_000_000,
  /** Expansions between two looks at the clock and at cancellation. */
  expansionsPerPoll: 4_096,
  /** Time that one traversal may take before it stops with stoppedBy TIME. */
  traversalMs: 10_000,
  /** A traversal on the event loop lets other work run after so long. */
  sliceMs: 8,
  neighborhoodHopsDefault: 2,
  /** Neighbours that a neighbourhood follows from one node before it counts as a hub. */
  hubNeighborsDefault: 200,
  hubNeighborsMax: 5_000,
  /** Relationships that a neighbourhood lists. */
  neighborhoodRelationshipsMax: 2_000,
  /** Relationships that the check of one batch for cycles may look at. */
  cycleLooksMax: 5_000_000,
  /** Nodes of a cycle that a refusal names. */
  cycleNodesShownMax: 10,
  /** Parallel relationships that one step of an answer names. */
  parallelRelationshipsMax: 20,
  /** Parallel relationships of a link whose keys are read to find the first in order. */
  parallelRelationshipsReadMax: 1_000,
  /** Causes that one affected object names in a text. */
  explainedCausesMax: 5,
  /** Relationships up to which communities are looked for on the event loop; more go to a worker. */
  communityInlineRelationshipsMax: 5_000,
  communityRelationshipsMax: 2_000_000,
  communityResolutionMax: 100,
  /** Worker threads that look for communities at once; a large one takes some 400 bytes a relationship. */
  communityWorkersMax: 2,
  /** Changed nodes and relationships that the projection keeps beside its base before they are merged into a new one. */
  deltaItemsMax: 20_000,
  /** Time between two looks for changes that other processes wrote. */
  followIntervalMs: 1_000,
  /** Relationships that a picture draws before it says that it was cut. */
  pictureRelationshipsMax: 600,
  /** Nodes that a picture draws before it says that it was cut. */
  pictureNodesMax: 200,
  /** Records that one change-feed read returns. */
  changesMax: 10_000,
  /** Versions that the change log keeps. */
  changeVersionsKept: 100_000,
  /** Idempotency keys that are remembered. */
  idempotencyKeysKept: 100_000,
  idempotencyKeyCharactersMax: 100,
  /** Bytes of a request body; a bulk mutation is the largest thing sent. */
  bodyBytesMax: 8 * 1024 * 1024,
  /** Characters of a query text. */
  queryCharactersMax: 100_000,
  queryTokensMax: 5_000,
  queryDepthMax: 15,
  queryAliasesMax: 60,
  queryRootFieldsMax: 30,
  queryDirectivesMax: 50,
  queryFragmentsMax: 50,
  /** Fields of one name in one selection. */
  queryRepeatedFieldsMax: 10,
  /** Brackets of a query text that may stand open at once. */
  queryNestingMax: 60,
  /** Fields of a query after its fragments are put in place. */
  queryFieldsMax: 2_000,
  /** Levels of objects and lists in the variables of a request. */
  variablesDepthMax: 40,
  /** Bytes of one record of an import file. */
  importRecordBytesMax: 1_000_000,
  /** Rows that an import writes in one transaction. */
  importBatchRows: 5_000,
  /** New nodes that an import without writing keeps in mind. */
  dryRunNodesMax: 2_000_000,
  /** Groups of rows that one aggregate of a mapping keeps. */
  mappingGroupsMax: 1_000_000,
  /** Keys that one lookup of a mapping keeps. */
  mappingLookupKeysMax: 1_000_000,
  /** Bytes, decompressed, of a JSON file that is read as a whole; JSON lines have no such limit. */
  mappingJsonBytesMax: 64 * 1024 * 1024,
  /** Transforms within transforms of a mapping. */
  mappingNestingMax: 5,
  /** Records at the start of a file that tell which columns a JSON source has, and what a proposal is made from. */
  mappingSampleRecords: 1_000,
  /** Rows that an export reads at once. */
  exportPageRows: 2_000,
  /** Change records that a server store keeps in one node of its log. */
  changeRecordsPerPart: 1_000,
  /** UTF-8 bytes of a text with @index in Neo4j, whose range indexes take no longer ones. */
  indexedTextBytesMax: 8_000,
  /** Milliseconds. */
  requestDeadlineMs: 25_000,
  storeDeadlineMs: 24_000,
  /** A server store: to connect, to get a connection of the pool, and to retry what failed for a passing reason. */
  storeConnectMs: 3_000,
  storeAcquireMs: 5_000,
  storeRetryMs: 2_000,
  /** A health check of a server store. */
  storeHealthMs: 4_000,
  /** One whole scan of a label or type for the projection. */
  storeScanDeadlineMs: 900_000,
  /** Live queries: least time between two runs. */
  liveIntervalMs: 250,
  /** Streams (live queries and subscriptions) of the process, and of one actor. */
  liveQueriesMax: 1_000,
  liveQueriesPerActorMax: 200,
  /** Milliseconds after which a live query whose run failed for a passing reason runs again. */
  liveRetryMs: 5_000,
  /** Events that wait for one slow subscriber before it is cut off. */
  subscriptionBufferMax: 256,
  /** Parsed and validated documents kept. */
  documentCacheMax: 1_000,
  /** Characters of the longest query text that is kept there. */
  documentCacheCharactersMax: 10_000,
  connectionsMax: 2_000,
  /** Milliseconds within which a client must have sent its headers, and its whole request. */
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 10_000,
  /** Milliseconds for which a client may leave a response unread before it is cut off. */
  stalledReaderMs: 30_000,
  /** Bytes a second below which a reader of a large response counts as not reading. */
  readerBytesPerSecondMin: 200_000,
  /** Milliseconds between two looks at connections that are too slow or idle. */
  connectionSweepMs: 2_000,
  /** Milliseconds that running work may take to end once the process was told to stop. */
  shutdownGraceMs: 10_000,
  /** Milliseconds that aborted work gets to answer before its connections are closed. */
  shutdownAbortMs: 1_000,
  /** Milliseconds that a readiness check waits for the store. */
  readinessTimeoutMs: 2_000,
  /** Milliseconds that a writer waits for another process that writes to the same SQLite file. */
  sqliteBusyTimeoutMs: 5_000,
  /** Milliseconds between two attempts to open a file that another process is making just then. */
  sqliteOpenPauseMs: 50,
  /** Pages in the write-ahead log that start a checkpoint, which the write in hand waits for: 32 MiB. */
  sqliteCheckpointPages: 8_192,
  /** Bytes to which the write-ahead log is cut after a checkpoint. */
  sqliteJournalBytesMax: 64 * 1024 * 1024,
  sqliteCacheKib: 65_536,
  /** Nodes whose numbers a bulk load keeps in memory. */
  sqliteKnownNodesMax: 2_000_000,
  /** Prepared statements kept. */
  sqliteStatementsMax: 1_000,
  /** Characters of a parameter beyond which its statement is not kept. */
  sqliteKeptTextCharactersMax: 100_000,
  sqliteBackupPagesPerStep: 1_000,
  /** Rows that a scan of the store reads before it gives way to other work. */
  scanPageRows: 5_000,
  /** Operations objects of the synthetic bank. */
  seedObjectsMin: 500,
  seedObjectsMax: 2_000_000,
  seedMax: 2_147_483_647,
} as const
