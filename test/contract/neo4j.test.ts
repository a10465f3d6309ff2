import { neo4jHarness } from '../support/neo4j-server.ts'
import { storeContract } from './store-contract.ts'

storeContract('neo4j', neo4jHarness)
