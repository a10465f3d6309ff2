// Written by codegen.ts from the SDL. Do not edit.
export type RelationshipDirection = 'OUT' | 'IN' | 'BOTH'

export type Mask = 'DROP' | 'FIRST1' | 'LAST4' | 'YEAR'

export type Role = 'ANALYST' | 'INVESTIGATOR' | 'DASHBOARD' | 'OPERATOR' | 'COMPLIANCE' | 'SERVICE' | 'ADMIN'

export type OpsLayer = 'BATCH_SERVICE' | 'SOFTWARE' | 'OS' | 'VIRTUALIZATION' | 'IT_DEVICE' | 'INFRASTRUCTURE'

export type OpsStatus = 'OK' | 'WARN' | 'DOWN' | 'UNKNOWN'

export type ModelOrigin = 'PUBLISHED' | 'OURS'

export type SiteRole = 'PRIMARY' | 'ACTIVE' | 'DR'

export type SiteStatus = 'UP' | 'DOWN' | 'UNKNOWN'

export type CustomerChannel = 'MOBILE_BANK' | 'ONLINE_BANK' | 'COUNTER' | 'ATM' | 'PHONE' | 'WECOM' | 'PARTNER_API'

export type DataSourceKind = 'INTERNAL' | 'EXTERNAL'

export type DataSourceMode = 'BATCH' | 'STREAM'

export type Gender = 'MALE' | 'FEMALE' | 'OTHER'

export type OrganizationKind = 'BANK' | 'SECURITIES' | 'CENTRAL_BANK' | 'REGULATOR' | 'STATISTICS_OFFICE' | 'TAX_AUTHORITY' | 'AUTHORITY' | 'TELECOM' | 'SUPPLIER' | 'PURCHASER' | 'VENDOR' | 'VILLAGE_COMMITTEE' | 'ASSOCIATION' | 'MERCHANT' | 'EXCHANGE' | 'REGISTRAR' | 'FUND_COMPANY' | 'TOKEN_ISSUER' | 'EMPLOYER' | 'OTHER'

export type BranchLevel = 'HEAD' | 'PROVINCE' | 'SECOND_TIER' | 'OUTLET'

export type AccountKind = 'DEPOSIT' | 'CARD' | 'CASH' | 'MARGIN' | 'OPTION' | 'SOUTHBOUND' | 'NORTHBOUND' | 'SUPERVISED' | 'FREE_TRADE'

export type Jurisdiction = 'MAINLAND' | 'HONG_KONG'

export type TransactionState = 'POSTED' | 'HELD' | 'RELEASED' | 'REJECTED'

export type ContractKind = 'PROCUREMENT' | 'CREDIT_AGREEMENT' | 'LOAN' | 'PLEDGE' | 'GUARANTEE' | 'LABOUR'

export type ContractState = 'DRAFT' | 'FILED' | 'LOCKED' | 'SIGNED' | 'CLOSED'

export type WatchListKind = 'BLACK' | 'GREY' | 'WHITE'

export type AgeBand = 'YOUNG' | 'MIDDLE' | 'OLD'

/** An account at a bank, also one at another bank that took part in a payment. */
export interface Account {
  /** orgCode:accountNo. */
  readonly accountKey: string
  readonly kind?: AccountKind | null
  readonly jurisdiction?: Jurisdiction | null
  /** ISO 4217. */
  readonly currency?: string | null
  /** Balance in minor units of the currency. */
  readonly balanceMinor?: bigint | null
  readonly status?: string | null
  readonly openedOn?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** An application of the bank, the unit that has an owner and a criticality. */
export interface ApplicationSystem {
  readonly systemCode: string
  readonly name?: string | null
  /** 1 (low) to 5 (high). */
  readonly criticality?: number | null
  /** Disaster recovery grade within the city, 1 to 6. */
  readonly drGradeLocal?: number | null
  /** Disaster recovery grade across cities, 1 to 6. */
  readonly drGradeRemote?: number | null
  /** Promised availability in percent. */
  readonly availabilityTargetPct?: number | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A chain of batch jobs with a deadline, for example the regulatory report. */
export interface BatchChain {
  readonly batchChainCode: string
  readonly name?: string | null
  /** Time of day by which the last job must have ended. */
  readonly deadline?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A public tender that was won. */
export interface BidAward {
  /** provinceCode:platformNo. */
  readonly awardNo: string
  readonly projectName?: string | null
  readonly amountMinor?: bigint | null
  readonly awardedOn?: string | null
  readonly status?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A branch or outlet of a bank. */
export interface Branch {
  /** orgCode:branchCode. */
  readonly branchKey: string
  readonly name?: string | null
  readonly level?: BranchLevel | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A written agreement between parties. */
export interface Contract {
  readonly contractNo: string
  readonly kind?: ContractKind | null
  readonly amountMinor?: bigint | null
  readonly signedOn?: string | null
  readonly state?: ContractState | null
  readonly lockedBy?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** The relation of a party to one institution. */
export interface Customer {
  /** orgCode:customerNo. */
  readonly customerKey: string
  readonly segment?: string | null
  readonly openedOn?: string | null
  readonly doNotDisturb?: boolean | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A tool or feed that delivers data. */
export interface DataSource {
  readonly sourceCode: string
  readonly name?: string | null
  readonly kind?: DataSourceKind | null
  /** Age in minutes after which data of this source counts as stale. */
  readonly freshnessSlaMin?: number | null
  readonly lastLoadedAt?: string | null
  readonly mode?: DataSourceMode | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Anything that operations run: a batch job, a service, a database, a host, a switch, a rack. */
export interface OpsObject {
  /** Globally unique master code. */
  readonly ciCode: string
  readonly name?: string | null
  /** Code of the OpsObjectType. */
  readonly typeCode?: string | null
  readonly layer?: OpsLayer | null
  readonly status?: OpsStatus | null
  /** Least number of members that must be up for a cluster to serve; 1 where absent. */
  readonly minMembers?: number | null
  readonly hostName?: string | null
  readonly ipAddress?: string | null
  /** Team that answers for the object. */
  readonly ownerTeam?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A kind of operations object. */
export interface OpsObjectType {
  readonly typeCode: string
  readonly name?: string | null
  readonly layer?: OpsLayer | null
  /** Names of the attributes that objects of this type carry. */
  readonly attributes?: readonly string[] | null
  readonly origin?: ModelOrigin | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A concrete kind of one of the six operations relationship types. */
export interface OpsRelationSubtype {
  readonly subtypeCode: string
  readonly name?: string | null
  /** MEMBER_OF_CLUSTER, COMPOSED_OF, DEPLOYED_ON, CONNECTED_TO, CALLS or DEPENDS_ON. */
  readonly relationshipType?: string | null
  readonly origin?: ModelOrigin | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A bank, vendor, supplier, regulator, merchant, association or public purchaser. */
export interface Organization {
  readonly orgCode: string
  readonly name?: string | null
  readonly nameEn?: string | null
  readonly kind?: OrganizationKind | null
  readonly regionCode?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A natural person. */
export interface Person {
  readonly personId: string
  readonly nameZh?: string | null
  readonly nameEn?: string | null
  readonly gender?: Gender | null
  readonly birthDate?: string | null
  /** ISO 3166-1 alpha-2. */
  readonly nationality?: string | null
  readonly occupation?: string | null
  readonly regionCode?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A data centre, a machine room or a branch's equipment room. */
export interface Site {
  readonly siteCode: string
  readonly name?: string | null
  readonly role?: SiteRole | null
  readonly cityCode?: string | null
  readonly status?: SiteStatus | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A customer-facing business flow through services, for example mobile-bank transfer. */
export interface TransactionChain {
  readonly chainCode: string
  readonly name?: string | null
  /** 1 (low) to 5 (high). */
  readonly criticality?: number | null
  /** Way in which customers reach the chain. */
  readonly channel?: CustomerChannel | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A list of parties to watch: sanctions, politically exposed persons, the bank's own. */
export interface WatchList {
  readonly listCode: string
  readonly name?: string | null
  readonly kind?: WatchListKind | null
  readonly source?: string | null
  readonly version?: number | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** One party on a watch list. */
export interface WatchListEntry {
  /** listCode:entryNo. */
  readonly entryKey: string
  readonly nameZh?: string | null
  readonly nameEn?: string | null
  readonly aliases?: readonly string[] | null
  readonly gender?: Gender | null
  readonly birthDate?: string | null
  readonly nationality?: string | null
  readonly occupation?: string | null
  readonly region?: string | null
  readonly biography?: string | null
  /** Null while not yet judged. */
  readonly isPep?: boolean | null
  readonly photoAgeBand?: AgeBand | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Properties of a service call. */
export interface Call {
  readonly subtype?: string | null
  /** False where the caller goes on, degraded, without the callee; absent means critical. */
  readonly critical?: boolean | null
  readonly callsPerMin?: number | null
  /** Share of failed calls in percent. */
  readonly errorPct?: number | null
  /** 95th percentile of the latency in milliseconds. */
  readonly p95Ms?: number | null
  /** Why an object calls itself. */
  readonly reason?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Properties of cluster, composition and deployment relationships. */
export interface OpsLink {
  /** One of the relation subtypes, for example INSTALLATION. */
  readonly subtype?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Properties of a physical link. It is stored once and read both ways. */
export interface Connection {
  /** UPLINK where the link leads to a partner of a higher layer that the lower end needs. */
  readonly subtype?: string | null
  readonly port?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Share by which a party controls an organisation. */
export interface Control {
  /** Percent of the votes or capital, 0 to 100. */
  readonly sharePct?: number | null
  readonly since?: string | null
  readonly capitalMinor?: bigint | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Properties of an order between batch jobs. */
export interface Dependency {
  readonly subtype?: string | null
  readonly crossSystem?: boolean | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A post that a person holds. */
export interface Post {
  readonly title?: string | null
  readonly from?: string | null
  readonly to?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Place of an object in a chain. */
export interface ChainStep {
  /** 1 is the first step. */
  readonly position?: number | null
  /** True where the chain begins. */
  readonly entry?: boolean | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

export interface CommonProperties {
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Why something stands on a list. */
export interface Listing {
  readonly addedAt?: string | null
  readonly reason?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** How well a customer matches a list entry. */
export interface WatchListMatch {
  /** 0 to 1. */
  readonly nameScore?: number | null
  readonly confirmedAt?: string | null
  readonly state?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Where a source has seen an object. */
export interface Sighting {
  readonly lastSeenAt?: string | null
  readonly externalId?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** How a customer owns an account. */
export interface Ownership {
  readonly role?: string | null
  readonly since?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Account into which a contract is paid. */
export interface PaidInto {
  readonly lockedAt?: string | null
  readonly supervised?: boolean | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Role of a party in a contract. */
export interface ContractParty {
  readonly role?: string | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** A family or business tie between two persons, or between two list entries. */
export interface Relation {
  readonly kind?: string | null
  readonly strength?: number | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Two objects that a source holds to be one. */
export interface SameObject {
  /** 0 to 1. */
  readonly confidence?: number | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** One payment: a TRANSFER relationship from the debited to the credited account. */
export interface Transaction {
  readonly transactionId: string
  /** Amount in minor units of the currency. */
  readonly amountMinor?: bigint | null
  /** ISO 4217. */
  readonly currency?: string | null
  readonly occurredAt?: string | null
  readonly channel?: string | null
  readonly state?: TransactionState | null
  /** Source that delivered it. */
  readonly sourceCode?: string | null
  /** When the source saw it. */
  readonly observedAt?: string | null
  /** Start of its validity; absent means always. */
  readonly validFrom?: string | null
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: string | null
}

/** Properties by label. */
export interface NodeTypes {
  readonly Account: Account
  readonly ApplicationSystem: ApplicationSystem
  readonly BatchChain: BatchChain
  readonly BidAward: BidAward
  readonly Branch: Branch
  readonly Contract: Contract
  readonly Customer: Customer
  readonly DataSource: DataSource
  readonly OpsObject: OpsObject
  readonly OpsObjectType: OpsObjectType
  readonly OpsRelationSubtype: OpsRelationSubtype
  readonly Organization: Organization
  readonly Person: Person
  readonly Site: Site
  readonly TransactionChain: TransactionChain
  readonly WatchList: WatchList
  readonly WatchListEntry: WatchListEntry
}

/** Properties by relationship type. */
export interface RelationshipTypes {
  readonly CALLS: Call
  readonly COMPOSED_OF: OpsLink
  readonly CONNECTED_TO: Connection
  readonly CONTROLS: Control
  readonly DEPENDS_ON: Dependency
  readonly DEPLOYED_ON: OpsLink
  readonly HOLDS_POST: Post
  readonly INCLUDES: ChainStep
  readonly INSTANCE_OF: CommonProperties
  readonly IS_PARTY: CommonProperties
  readonly LED_TO: CommonProperties
  readonly LISTED_IN: Listing
  readonly LOCATED_AT: CommonProperties
  readonly MATCHES: WatchListMatch
  readonly MEMBER_OF_CLUSTER: OpsLink
  readonly OBSERVED_IN: Sighting
  readonly OWNS: Ownership
  readonly PAID_INTO: PaidInto
  readonly PARTY: ContractParty
  readonly PART_OF: CommonProperties
  readonly PURCHASED: CommonProperties
  readonly RELATED_TO: Relation
  readonly SAME_AS: SameObject
  readonly TRANSFER: Transaction
  readonly WON: CommonProperties
}

export type Label = keyof NodeTypes

export type RelationshipType = keyof RelationshipTypes
