import { neo4jHarness } from '../support/neo4j-server.ts'
import { modelBasedContract } from './model-based.ts'
import { storeContract } from './store-contract.ts'

/** Each takes about two seconds; the embedded engine, which is faster, is held to more. */
const RANDOM_RUNS = 15

storeContract('neo4j', neo4jHarness)
modelBasedContract('neo4j', neo4jHarness, RANDOM_RUNS)
