// Written by codegen.ts from the SDL. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeRecord } from '../../graph/store/port.ts';
import type { Context } from '../../resolvers/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A 64-bit integer as a decimal string. */
  Long: { input: bigint; output: bigint; }
  /** A point in time, RFC 3339, in UTC with milliseconds. */
  DateTime: { input: string; output: string; }
  /** A calendar day, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** A time of day without zone, HH:MM:SS. */
  Time: { input: string; output: string; }
  /** Any JSON value; numbers beyond 2^53-1 are refused, use decimal strings. */
  JSON: { input: unknown; output: unknown; }
  /** One value of the enumeration that the filtered property has, as an enum literal or a string. */
  EnumValue: { input: string; output: string; }
  /** Name of a property, as an enum literal or a string; checked against the type whose rows it is about. */
  Property: { input: string; output: string; }
  /**
   * Filter of a relationship's own properties, in the form of the typed filters: `{errorPct: {gt: 5}, OR: [...]}`. Names
   * and values are checked against the relationship type.
   */
  EdgeWhere: { input: unknown; output: unknown; }
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * The audit trail, oldest first: one entry for each write and for each operation that showed personal values in
   * clear. Needs COMPLIANCE or ADMIN.
   */
  readonly auditEntries: AuditPage;
  /** The node or keyed relationship of an id; null where it does not exist. */
  readonly node?: Maybe<Node>;
  /** As `node`, for up to 500 ids, in their order. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The node of a label and key; null where it does not exist. */
  readonly entity?: Maybe<Entity>;
  /** What the graph can hold: labels, relationship types, their properties and ends. */
  readonly model: GraphModel;
  /**
   * Groups of nodes that are tied more closely to each other than to the rest. Relationships count without direction, and
   * parallel ones together. The same scope, seed and resolution give the same answer.
   */
  readonly communities: CommunitiesResult;
  /**
   * What fails, is degraded or feels it if these nodes fail, by the rules of the operations graph: a cluster fails when
   * fewer members are up than it needs, a whole with its part, what is carried with its carrier, the lower end of uplinks
   * with the last of them, a caller with what it cannot do without, a job with its predecessor, what stands at a site with
   * the site. Systems and chains are told when a member fails and spread no further.
   */
  readonly blastRadius: BlastRadius;
  /** Nodes within a number of hops of a node, and the relationships that lead there. */
  readonly neighborhood: Neighborhood;
  /**
   * How one gets from a node to another over relationships. Each relationship counts one step; parallel relationships of
   * a type between the same two nodes are one step. Undirected types are walked both ways.
   */
  readonly paths: PathsResult;
  /**
   * Nodes that hold all words of a text in their key or a searched property: the best matches first, then by label and
   * key. Words match from their beginning and from each part of an identifier; traditional and simplified characters,
   * upper and lower case are the same. An actor who does not see personal values finds by none of them but keys.
   */
  readonly search: SearchConnection;
};


export type QueryAuditEntriesArgs = {
  after?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryEntityArgs = {
  label: Scalars['String']['input'];
  key: Scalars['String']['input'];
};


export type QueryCommunitiesArgs = {
  scope: CommunityScope;
  engine?: CommunityEngine;
  seed?: Scalars['Int']['input'];
  resolution?: Scalars['Float']['input'];
  weight?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryBlastRadiusArgs = {
  of: ReadonlyArray<EntityRef>;
  maxDepth?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNeighborhoodArgs = {
  of: EntityRef;
  hops?: InputMaybe<Scalars['Int']['input']>;
  direction?: RelationshipDirection;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  neighborsPerNode?: InputMaybe<Scalars['Int']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryPathsArgs = {
  source: EntityRef;
  target: EntityRef;
  mode?: PathMode;
  direction?: RelationshipDirection;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  maxLength?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  labels?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Some successive entries of the audit trail. */
export type AuditPage = {
  readonly __typename?: 'AuditPage';
  readonly entries: ReadonlyArray<AuditTrailEntry>;
  readonly hasMore: Scalars['Boolean']['output'];
  /** True if each entry of the page follows from the one before it, that before the page included. */
  readonly chainIntact: Scalars['Boolean']['output'];
  /** Sequence number of the first entry that does not; null if the chain is intact. */
  readonly firstBroken?: Maybe<Scalars['Int']['output']>;
};

/** One entry of the audit trail. */
export type AuditTrailEntry = {
  readonly __typename?: 'AuditTrailEntry';
  /** 1 is the first entry; there are no gaps. */
  readonly sequence: Scalars['Int']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** Name of who acted. */
  readonly actor: Scalars['String']['output'];
  /** Roles that the actor had then. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** Name of the mutation or command, or read:personal. */
  readonly action: Scalars['String']['output'];
  /** Version of the graph after the action. */
  readonly version: Scalars['Long']['output'];
  /** What became of the rows, in numbers; for a read, the fields whose values were shown. */
  readonly outcome: Scalars['String']['output'];
  /** Digest of the changes, or of the text of the query, which shows neither. */
  readonly digest: Scalars['String']['output'];
  /** Hash of the entry before. */
  readonly previousHash: Scalars['String']['output'];
  /** SM3 over the entry and `previousHash`, in hex. */
  readonly hash: Scalars['String']['output'];
};

/** Anything that has an id of its own: nodes, and relationships with a key. */
export type Node = {
  /** Opaque and stable; `node(id)` finds it again. */
  readonly id: Scalars['ID']['output'];
};

/** A node of the graph, whatever its label. */
export type Entity = {
  readonly id: Scalars['ID']['output'];
  readonly label: Scalars['String']['output'];
  /** Identifies it within its label. */
  readonly key: Scalars['String']['output'];
  /** A name for people; the key where it has none. */
  readonly displayName: Scalars['String']['output'];
};

/** Names a node of the graph. */
export type EntityRef = {
  readonly label: Scalars['String']['input'];
  readonly key: Scalars['String']['input'];
};

/** The properties of one relationship: its own type's, or CommonProperties where it declares none. */
export type RelationshipProperties = {
  readonly provenance: Provenance;
};

/** What every relationship has. */
export type CommonProperties = RelationshipProperties & {
  readonly __typename?: 'CommonProperties';
  readonly provenance: Provenance;
};

/** Where a node or relationship comes from and when it holds. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** Source that delivered it. */
  readonly sourceCode?: Maybe<Scalars['String']['output']>;
  /** When the source saw it. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Start of its validity; absent means always. */
  readonly validFrom?: Maybe<Scalars['DateTime']['output']>;
  /** End of its validity, exclusive; absent means still valid. */
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
};

/** Filters where something comes from and when it holds. */
export type ProvenanceWhere = {
  readonly sourceCode?: InputMaybe<StringFilter>;
  readonly observedAt?: InputMaybe<DateTimeFilter>;
  readonly validFrom?: InputMaybe<DateTimeFilter>;
  readonly validTo?: InputMaybe<DateTimeFilter>;
};

/** By which property rows are sorted; rows with equal values stand in the order of their keys. */
export type Order = {
  readonly field: Scalars['Property']['input'];
  readonly direction?: SortDirection;
  readonly nulls?: InputMaybe<NullsOrder>;
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Pass it as `after` to get the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

/** Where rows without a value stand; LAST ascending and FIRST descending unless given. */
export type NullsOrder =
  | 'FIRST'
  | 'LAST';

/** How the rows of a list are grouped, and of which properties figures are wanted. */
export type AggregateBy = {
  /** Up to 3 properties; without any, all rows are one group. */
  readonly groupBy?: InputMaybe<ReadonlyArray<Scalars['Property']['input']>>;
  /** Numbers, dates and times. */
  readonly measures?: InputMaybe<ReadonlyArray<Scalars['Property']['input']>>;
  /** Groups given, 1 to 1000; 1000 unless given. */
  readonly first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * Counts and figures over all rows of a list, whatever page of it is shown. Behind a relationship each neighbour counts
 * once, however many relationships lead to it; neighbours of several labels are grouped by what all nodes have.
 */
export type Aggregate = {
  readonly __typename?: 'Aggregate';
  /** Rows that match, over all groups. */
  readonly count: Scalars['Int']['output'];
  /** In the order of their values, absent values last; one group over all rows unless `groupBy` is given. */
  readonly groups: ReadonlyArray<AggregateGroup>;
  /** True if there are more groups than `first`. */
  readonly hasMoreGroups: Scalars['Boolean']['output'];
};

/** Rows that agree in all fields of `groupBy`. */
export type AggregateGroup = {
  readonly __typename?: 'AggregateGroup';
  /** One value for each field of `groupBy`, in that order. */
  readonly values: ReadonlyArray<AggregateValue>;
  readonly count: Scalars['Int']['output'];
  /** One for each field of `measures`, in that order. */
  readonly measures: ReadonlyArray<AggregateMeasure>;
};

/** What the rows of a group have in common in one field. */
export type AggregateValue = {
  readonly __typename?: 'AggregateValue';
  readonly field: Scalars['String']['output'];
  /** The value as text; null where rows have none. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Figures of one field. Null where no row has a value, and for sum and avg of a date or time. */
export type AggregateMeasure = {
  readonly __typename?: 'AggregateMeasure';
  readonly field: Scalars['String']['output'];
  /** Exact for whole numbers, as a decimal string. */
  readonly sum?: Maybe<Scalars['String']['output']>;
  readonly avg?: Maybe<Scalars['Float']['output']>;
  readonly min?: Maybe<Scalars['String']['output']>;
  readonly max?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Creates or updates nodes of one label. A row is an object of properties, its key among them; an absent property
   * stays, null clears it. A refused row does not stop the others. Needs OPERATOR, SERVICE or ADMIN.
   */
  readonly upsertNodes: BulkResult;
  /**
   * Creates or updates relationships of one type. A row is
   * `{source: {label, key}, target: {label, key}, ...properties}`; a label may be left out where the type allows one.
   */
  readonly upsertRelationships: BulkResult;
  /** Deletes nodes by key. A connected node is refused unless `detach`, which deletes its relationships too. */
  readonly deleteNodes: BulkResult;
  /** Deletes relationships: rows with the key property where the type has a key, else with `source` and `target`. */
  readonly deleteRelationships: BulkResult;
};


export type MutationUpsertNodesArgs = {
  input: UpsertNodesInput;
};


export type MutationUpsertRelationshipsArgs = {
  input: UpsertRelationshipsInput;
};


export type MutationDeleteNodesArgs = {
  input: DeleteNodesInput;
};


export type MutationDeleteRelationshipsArgs = {
  input: DeleteRelationshipsInput;
};

/** Nodes of one label to create or update. */
export type UpsertNodesInput = {
  readonly label: Scalars['String']['input'];
  /** Up to 10,000. */
  readonly rows: ReadonlyArray<Scalars['JSON']['input']>;
  /** Repeating a request under the same key returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Relationships of one type to create or update. */
export type UpsertRelationshipsInput = {
  readonly type: Scalars['String']['input'];
  /** Up to 10,000. */
  readonly rows: ReadonlyArray<Scalars['JSON']['input']>;
  /** Repeating a request under the same key returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Nodes of one label to delete. */
export type DeleteNodesInput = {
  readonly label: Scalars['String']['input'];
  /** Up to 10,000. */
  readonly keys: ReadonlyArray<Scalars['String']['input']>;
  readonly detach?: Scalars['Boolean']['input'];
  /** Repeating a request under the same key returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Relationships of one type to delete. */
export type DeleteRelationshipsInput = {
  readonly type: Scalars['String']['input'];
  /** Up to 10,000. */
  readonly rows: ReadonlyArray<Scalars['JSON']['input']>;
  /** Repeating a request under the same key returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a bulk request, row by row. */
export type BulkResult = {
  readonly __typename?: 'BulkResult';
  /** Version of the graph after the request. */
  readonly version: Scalars['Long']['output'];
  readonly created: Scalars['Int']['output'];
  readonly updated: Scalars['Int']['output'];
  readonly unchanged: Scalars['Int']['output'];
  readonly deleted: Scalars['Int']['output'];
  readonly refused: Scalars['Int']['output'];
  /** True if the idempotency key was used before and this is the stored outcome. */
  readonly replayed: Scalars['Boolean']['output'];
  /** One for each row of the request, in its order. */
  readonly rows: ReadonlyArray<BulkRow>;
};

/** What became of one row. */
export type BulkRow = {
  readonly __typename?: 'BulkRow';
  /** Index of the row in the request, from 0. */
  readonly row: Scalars['Int']['output'];
  readonly status: BulkStatus;
  /** Id of the node or keyed relationship. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** Why the row was refused. */
  readonly error?: Maybe<RowError>;
};

export type BulkStatus =
  | 'CREATED'
  | 'UPDATED'
  | 'UNCHANGED'
  | 'DELETED'
  | 'REFUSED';

/** Why a row was refused. */
export type RowError = {
  readonly __typename?: 'RowError';
  /** One of the error codes, as in `extensions.code` of a failed request. */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Property that was refused. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** What was received; masked where personal. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** What would be accepted. */
  readonly allowed?: Maybe<Scalars['String']['output']>;
  /** True if the same row may succeed later without a change. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** The graph's model as the schema files declare it. */
export type GraphModel = {
  readonly __typename?: 'GraphModel';
  /** Changes with every change of the model. */
  readonly digest: Scalars['String']['output'];
  readonly labels: ReadonlyArray<GraphModelLabel>;
  readonly relationshipTypes: ReadonlyArray<GraphModelRelationshipType>;
  readonly limits: ReadonlyArray<GraphModelLimit>;
};

/** A label with its properties and relationships. */
export type GraphModelLabel = {
  readonly __typename?: 'GraphModelLabel';
  readonly label: Scalars['String']['output'];
  /** Name of the property that identifies a node within its label. */
  readonly key: Scalars['String']['output'];
  /** Name of the root list field. */
  readonly plural: Scalars['String']['output'];
  /** Nodes in the store. */
  readonly count: Scalars['Int']['output'];
  readonly description: Scalars['String']['output'];
  /** Roles of which one is needed to read or write its nodes; null where none is. */
  readonly roles?: Maybe<ReadonlyArray<Role>>;
  readonly properties: ReadonlyArray<GraphModelProperty>;
  readonly relationships: ReadonlyArray<GraphModelRelationshipField>;
};

/** A property of a label or relationship type. */
export type GraphModelProperty = {
  readonly __typename?: 'GraphModelProperty';
  readonly name: Scalars['String']['output'];
  /** String, Int, Long, Float, Boolean, DateTime, Date or Time. */
  readonly type: Scalars['String']['output'];
  readonly list: Scalars['Boolean']['output'];
  readonly required: Scalars['Boolean']['output'];
  readonly indexed: Scalars['Boolean']['output'];
  readonly searched: Scalars['Boolean']['output'];
  /** How it is masked for those who do not see personal values. */
  readonly mask?: Maybe<Mask>;
  /** Roles of which one is needed to read it; null where none is. */
  readonly roles?: Maybe<ReadonlyArray<Role>>;
  /** The allowed values of an enumeration. */
  readonly values?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** True for the four properties that everything has. */
  readonly common: Scalars['Boolean']['output'];
  readonly description: Scalars['String']['output'];
};

/** A relationship type seen from one label. */
export type GraphModelRelationshipField = {
  readonly __typename?: 'GraphModelRelationshipField';
  readonly name: Scalars['String']['output'];
  readonly type: Scalars['String']['output'];
  readonly direction: RelationshipDirection;
  readonly targets: ReadonlyArray<Scalars['String']['output']>;
  /** True if one is usual. */
  readonly single: Scalars['Boolean']['output'];
  /** Roles of which one is needed to follow it; null where none is. */
  readonly roles?: Maybe<ReadonlyArray<Role>>;
  readonly description: Scalars['String']['output'];
};

/** A relationship type with its properties and the labels that it may connect. */
export type GraphModelRelationshipType = {
  readonly __typename?: 'GraphModelRelationshipType';
  readonly type: Scalars['String']['output'];
  /** Name of the property that identifies a relationship, or null: then its ends do. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Relationships in the store. */
  readonly count: Scalars['Int']['output'];
  /** Stored once and read from both ends. */
  readonly undirected: Scalars['Boolean']['output'];
  /** Property that a relationship of a node to itself must bring; null if there may be none such. */
  readonly loops?: Maybe<Scalars['String']['output']>;
  /** One that would close a cycle is refused, unless it brings a sourceCode. */
  readonly acyclic: Scalars['Boolean']['output'];
  readonly description: Scalars['String']['output'];
  readonly ends: ReadonlyArray<GraphModelEnds>;
  readonly properties: ReadonlyArray<GraphModelProperty>;
};

/** A pair of labels that a relationship type may connect. */
export type GraphModelEnds = {
  readonly __typename?: 'GraphModelEnds';
  readonly source: Scalars['String']['output'];
  readonly target: Scalars['String']['output'];
  /** True if a source may have only one. */
  readonly single: Scalars['Boolean']['output'];
};

/** One limit of the server. */
export type GraphModelLimit = {
  readonly __typename?: 'GraphModelLimit';
  /** The unit is part of the name. */
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Each change of the graph as it is committed, by this server or another. Begins with the next change; one that was
   * missed is not repeated, so a reader that was cut off reads anew what it shows.
   */
  readonly changes: Change;
};


export type SubscriptionChangesArgs = {
  labels?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  keys?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** One change of the graph. */
export type Change = {
  readonly __typename?: 'Change';
  /** Version of the graph that the change made. */
  readonly version: Scalars['Long']['output'];
  readonly op: ChangeOperation;
  readonly kind: ChangeKind;
  /** Label of the node. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Type of the relationship. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Key of the node, or of the relationship where its type has one; masked where it is personal. */
  readonly key?: Maybe<Scalars['String']['output']>;
  readonly source?: Maybe<ChangeEnd>;
  readonly target?: Maybe<ChangeEnd>;
  /** Id of the node or keyed relationship; null where its key is masked. */
  readonly id?: Maybe<Scalars['ID']['output']>;
};

export type ChangeOperation =
  | 'CREATE'
  | 'UPDATE'
  | 'DELETE'
  /** A bulk load: everything of the label or type may have changed. */
  | 'RELOAD';

export type ChangeKind =
  | 'NODE'
  | 'RELATIONSHIP';

/** A node at one end of a changed relationship. */
export type ChangeEnd = {
  readonly __typename?: 'ChangeEnd';
  readonly label: Scalars['String']['output'];
  /** Masked where it is personal. */
  readonly key: Scalars['String']['output'];
};

/** The part of the graph in which communities are looked for. */
export type CommunityScope = {
  /** Labels of the nodes; all ends of the types unless given. */
  readonly labels?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Relationship types; all between the labels unless given. */
  readonly types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Program that finds communities. */
export type CommunityEngine =
  /** Louvain of graphology-communities-louvain. */
  | 'GRAPHOLOGY';

/** The communities of a scope and how well they part it. */
export type CommunitiesResult = {
  readonly __typename?: 'CommunitiesResult';
  /** The largest first, then by the first member. */
  readonly communities: ReadonlyArray<DetectedCommunity>;
  /** All communities, listed or not; a node without relationships is one of its own. */
  readonly totalCount: Scalars['Int']['output'];
  /** Nodes of the scope. */
  readonly nodeCount: Scalars['Int']['output'];
  /** Pairs of nodes that are tied. */
  readonly pairCount: Scalars['Int']['output'];
  /** How much closer than by chance the communities are tied, at the given resolution; 0 without relationships. */
  readonly modularity: Scalars['Float']['output'];
  readonly engine: CommunityEngine;
  readonly seed: Scalars['Int']['output'];
  readonly completeness: Completeness;
};

/** Nodes that are tied more closely to each other than to the rest. */
export type DetectedCommunity = {
  readonly __typename?: 'DetectedCommunity';
  /** Number within this answer; 0 is the first. */
  readonly id: Scalars['ID']['output'];
  /** Number of members. */
  readonly size: Scalars['Int']['output'];
  /** The first members by label and key. Null for one that was deleted meanwhile. */
  readonly members: ReadonlyArray<Maybe<Entity>>;
};


/** Nodes that are tied more closely to each other than to the rest. */
export type DetectedCommunityMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What follows from a failure. */
export type BlastRadius = {
  readonly __typename?: 'BlastRadius';
  /** The nodes that fail at the start, in the order of label and key. Null for one that was deleted meanwhile. */
  readonly seeds: ReadonlyArray<Maybe<Entity>>;
  /** Objects that fail in consequence, by round, label and key. */
  readonly affected: AffectedObjectConnection;
  /** Objects that go on without something they call. */
  readonly degraded: DegradedObjects;
  /** Application systems with a failed member. */
  readonly systems: AffectedContainers;
  /** Transaction chains with a failed member. */
  readonly transactionChains: AffectedContainers;
  /** Batch chains with a failed member. */
  readonly batchChains: AffectedContainers;
  /** Ways by which customers reach the affected transaction chains, most chains first. */
  readonly customerChannels: ReadonlyArray<ChannelCount>;
  /** Affected objects by label, most first. */
  readonly countsByLabel: ReadonlyArray<NamedCount>;
  /** Affected objects by type code, most first. */
  readonly countsByType: ReadonlyArray<NamedCount>;
  /** Affected objects by layer of the architecture, most first. */
  readonly countsByLayer: ReadonlyArray<NamedCount>;
  readonly completeness: Completeness;
  /** The spread as a drawing, from causes to what they make fail. */
  readonly picture: Picture;
};


/** What follows from a failure. */
export type BlastRadiusDegradedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What follows from a failure. */
export type BlastRadiusSystemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What follows from a failure. */
export type BlastRadiusTransactionChainsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What follows from a failure. */
export type BlastRadiusBatchChainsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What follows from a failure. */
export type BlastRadiusPictureArgs = {
  format?: PictureFormat;
};

/** A page of the objects that fail. */
export type AffectedObjectConnection = {
  readonly __typename?: 'AffectedObjectConnection';
  readonly edges: ReadonlyArray<AffectedObjectEdge>;
  readonly nodes: ReadonlyArray<AffectedObject>;
  /** All affected objects, on this page or not. */
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
};

/** One object that fails, with its place in the list. */
export type AffectedObjectEdge = {
  readonly __typename?: 'AffectedObjectEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AffectedObject;
};

/** An object that fails, and why. */
export type AffectedObject = {
  readonly __typename?: 'AffectedObject';
  /** Null if it was deleted meanwhile. */
  readonly entity?: Maybe<Entity>;
  /** The first round in which a rule holds; 1 follows from the start itself. */
  readonly round: Scalars['Int']['output'];
  /** Relationship type whose rule makes it fail. */
  readonly rule: Scalars['String']['output'];
  /** Failed objects that cause it, in the order of label and key. */
  readonly causes: ReadonlyArray<Maybe<Entity>>;
  readonly causeCount: Scalars['Int']['output'];
  /** For a cluster: members still up in that round. */
  readonly membersUp?: Maybe<Scalars['Int']['output']>;
  /** For a cluster: members that it needs. */
  readonly membersNeeded?: Maybe<Scalars['Int']['output']>;
  /** For lost uplinks: how many are down. */
  readonly linksDown?: Maybe<Scalars['Int']['output']>;
  /** For lost uplinks: how many there are. */
  readonly links?: Maybe<Scalars['Int']['output']>;
  /** The reason in the request's language. */
  readonly explanation: Scalars['String']['output'];
};


/** An object that fails, and why. */
export type AffectedObjectCausesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The first objects that go on without something they call, and how many there are. */
export type DegradedObjects = {
  readonly __typename?: 'DegradedObjects';
  readonly totalCount: Scalars['Int']['output'];
  readonly nodes: ReadonlyArray<DegradedObject>;
};

/** An object that does not fail but has to go on without something it calls. */
export type DegradedObject = {
  readonly __typename?: 'DegradedObject';
  /** Null if it was deleted meanwhile. */
  readonly entity?: Maybe<Entity>;
  /** The first round in which something that it calls has failed before. */
  readonly round: Scalars['Int']['output'];
  /** Failed objects that it calls, in the order of label and key. */
  readonly causes: ReadonlyArray<Maybe<Entity>>;
  readonly causeCount: Scalars['Int']['output'];
  /** The reason in the request's language. */
  readonly explanation: Scalars['String']['output'];
};


/** An object that does not fail but has to go on without something it calls. */
export type DegradedObjectCausesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Systems or chains that feel a failure, by the round of their first failed member, then by key. */
export type AffectedContainers = {
  readonly __typename?: 'AffectedContainers';
  readonly totalCount: Scalars['Int']['output'];
  readonly nodes: ReadonlyArray<AffectedContainer>;
};

/** A system or chain with a failed member. */
export type AffectedContainer = {
  readonly __typename?: 'AffectedContainer';
  /** Null if it was deleted meanwhile. */
  readonly entity?: Maybe<Entity>;
  /** Round of its first failed member; 0 where a member failed at the start. */
  readonly round: Scalars['Int']['output'];
  readonly membersFailed: Scalars['Int']['output'];
};

/** A customer channel and how many affected chains it leads to. */
export type ChannelCount = {
  readonly __typename?: 'ChannelCount';
  /** A value of the chains' channel, for example MOBILE_BANK; null for chains without one. */
  readonly channel?: Maybe<Scalars['String']['output']>;
  /** Affected transaction chains of the channel. */
  readonly chains: Scalars['Int']['output'];
};

/** What lies around a node. */
export type Neighborhood = {
  readonly __typename?: 'Neighborhood';
  /** Null if it was deleted meanwhile. */
  readonly center?: Maybe<Entity>;
  /** The first nodes by hop, label and key, without the middle. */
  readonly nodes: ReadonlyArray<NeighborhoodNode>;
  /** All reached nodes, listed or not. */
  readonly totalCount: Scalars['Int']['output'];
  /** Reached nodes by label, most first. */
  readonly countsByLabel: ReadonlyArray<NamedCount>;
  /** Relationships within the hops among the middle and the listed nodes, by source, type and target; 2000 at most. */
  readonly relationships: ReadonlyArray<NeighborhoodRelationship>;
  /** False if there are more relationships among the listed nodes than are given. */
  readonly relationshipsComplete: Scalars['Boolean']['output'];
  /** Nodes from which not all neighbours were followed. */
  readonly hubs: ReadonlyArray<NeighborhoodHub>;
  readonly completeness: Completeness;
  /** The middle and the listed nodes. */
  readonly picture: Picture;
};


/** What lies around a node. */
export type NeighborhoodPictureArgs = {
  format?: PictureFormat;
};

/** A node and how far it lies from the middle. */
export type NeighborhoodNode = {
  readonly __typename?: 'NeighborhoodNode';
  /** Null if it was deleted meanwhile. */
  readonly entity?: Maybe<Entity>;
  /** Least number of hops from the middle. */
  readonly hop: Scalars['Int']['output'];
};

/** One relationship, or several parallel ones of a type between the same two nodes. */
export type NeighborhoodRelationship = {
  readonly __typename?: 'NeighborhoodRelationship';
  readonly type: Scalars['String']['output'];
  /** Null if it was deleted meanwhile. */
  readonly source?: Maybe<Entity>;
  /** Null if it was deleted meanwhile. */
  readonly target?: Maybe<Entity>;
  /** For types with a key: the first of `keys`. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** For types with a key: those of the first 20 parallel relationships, in order. */
  readonly keys: ReadonlyArray<Scalars['String']['output']>;
  /** Number of parallel relationships. */
  readonly parallel: Scalars['Int']['output'];
};

/** A node with more neighbours than were followed. */
export type NeighborhoodHub = {
  readonly __typename?: 'NeighborhoodHub';
  /** Null if it was deleted meanwhile. */
  readonly entity?: Maybe<Entity>;
  /** True number of different neighbours. */
  readonly neighbors: Scalars['Int']['output'];
  readonly followed: Scalars['Int']['output'];
};

/** Which paths are looked for. */
export type PathMode =
  /** One path with the fewest steps: the first by label and key of its nodes. */
  | 'SHORTEST'
  /** All paths that visit no node twice: shorter ones first, then by label and key of their nodes. */
  | 'ALL_SIMPLE';

/** The paths that were found, and whether there may be more. */
export type PathsResult = {
  readonly __typename?: 'PathsResult';
  readonly paths: ReadonlyArray<GraphPath>;
  readonly completeness: Completeness;
  /** The paths laid over each other. */
  readonly picture: Picture;
};


/** The paths that were found, and whether there may be more. */
export type PathsResultPictureArgs = {
  format?: PictureFormat;
};

/** One way from the source to the target. */
export type GraphPath = {
  readonly __typename?: 'GraphPath';
  /** Number of steps. */
  readonly length: Scalars['Int']['output'];
  /** From the source to the target. Null for one that was deleted meanwhile. */
  readonly nodes: ReadonlyArray<Maybe<Entity>>;
  /** One for each step. */
  readonly relationships: ReadonlyArray<PathRelationship>;
  /** The path in words. */
  readonly explanation: Scalars['String']['output'];
};

/** A step of a path: one relationship, or several parallel ones of a type. */
export type PathRelationship = {
  readonly __typename?: 'PathRelationship';
  readonly type: Scalars['String']['output'];
  /** OUT: walked along the relationship; IN: against it. */
  readonly direction: RelationshipDirection;
  /** Where the relationship itself begins. Null if it was deleted meanwhile. */
  readonly source?: Maybe<Entity>;
  /** Where the relationship itself ends. Null if it was deleted meanwhile. */
  readonly target?: Maybe<Entity>;
  /** For types with a key: the first of `keys`. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** For types with a key: those of the first 20 parallel relationships, in order. */
  readonly keys: ReadonlyArray<Scalars['String']['output']>;
  /** Number of parallel relationships. */
  readonly parallel: Scalars['Int']['output'];
};

/** One page of hits, best first. */
export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  readonly edges: ReadonlyArray<SearchEdge>;
  readonly nodes: ReadonlyArray<Entity>;
  /** All nodes that were ranked, on this page or not; more match where `complete` is false. */
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  /** False if more nodes match than were ranked: a better match may be missing. Ask for more of the word. */
  readonly complete: Scalars['Boolean']['output'];
};

/** One hit and why it is one. */
export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Entity;
  /** Property that matches best. */
  readonly property: Scalars['String']['output'];
  /** Why the node ranks where it does. */
  readonly match: SearchMatch;
};

/** How a node matches a search, best first. */
export type SearchMatch =
  /** The key is the text. */
  | 'EXACT_KEY'
  /** Another property is the text. */
  | 'EXACT_NAME'
  /** A property begins with the text. */
  | 'PREFIX'
  /** A property contains the text. */
  | 'FRAGMENT'
  /** The words stand apart or in another order. */
  | 'OVERLAP';

/** How whole an answer is. Reaching a budget is data, not an error. */
export type Completeness = {
  readonly __typename?: 'Completeness';
  /** True exactly if nothing was left out; for paths also where a longer path may exist it is false. */
  readonly complete: Scalars['Boolean']['output'];
  /** What ended the work early; null if nothing did. */
  readonly stoppedBy?: Maybe<StoppedBy>;
  /** Relationships looked at. */
  readonly expanded: Scalars['Int']['output'];
  /** Nodes that were waiting when the work stopped; 0 where complete. */
  readonly frontierLeft: Scalars['Int']['output'];
  /** Nodes with more neighbours than were followed. */
  readonly hubsTruncated: Scalars['Int']['output'];
  /** Version of the graph that was read. */
  readonly version: Scalars['Long']['output'];
  /** Point in time that the answer is about; null for everything stored. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
};

/** What ended a traversal before its natural end. */
export type StoppedBy =
  /** The greatest number of rounds, hops or steps. */
  | 'DEPTH'
  /** The greatest number of nodes, or of looks at relationships. */
  | 'NODES'
  /** The greatest number of paths. */
  | 'PATHS'
  /** The time that one traversal may take. */
  | 'TIME'
  /** A node with too many neighbours, of which only the first were followed. */
  | 'HUB'
  /** The caller went away. */
  | 'CANCELLED';

/** Form of a picture. */
export type PictureFormat =
  /** Mermaid flowchart, as many wikis show it. */
  | 'MERMAID'
  /** Text for Graphviz. */
  | 'DOT'
  /** Drawing for browsers, laid out by Graphviz. */
  | 'SVG';

/** A drawing of an answer. States differ by words and shapes, not by colour alone. */
export type Picture = {
  readonly __typename?: 'Picture';
  readonly format: PictureFormat;
  /** The Mermaid, DOT or SVG text. */
  readonly content: Scalars['String']['output'];
  readonly nodesDrawn: Scalars['Int']['output'];
  /** Nodes of the answer, drawn or not. */
  readonly nodesTotal: Scalars['Int']['output'];
  /** False if the picture leaves something out; it says so itself as well. */
  readonly complete: Scalars['Boolean']['output'];
};

/** A number of nodes with something in common. */
export type NamedCount = {
  readonly __typename?: 'NamedCount';
  /** Null for those that have no such value. */
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly count: Scalars['Int']['output'];
};

export type StringFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly ne?: InputMaybe<Scalars['String']['input']>;
  readonly lt?: InputMaybe<Scalars['String']['input']>;
  readonly lte?: InputMaybe<Scalars['String']['input']>;
  readonly gt?: InputMaybe<Scalars['String']['input']>;
  readonly gte?: InputMaybe<Scalars['String']['input']>;
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  readonly endsWith?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DateTimeFilter = {
  readonly eq?: InputMaybe<Scalars['DateTime']['input']>;
  readonly ne?: InputMaybe<Scalars['DateTime']['input']>;
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['DateTime']['input']>>;
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['DateTime']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Role =
  | 'ANALYST'
  | 'INVESTIGATOR'
  | 'DASHBOARD'
  | 'OPERATOR'
  | 'COMPLIANCE'
  | 'SERVICE'
  | 'ADMIN';

export type Mask =
  | 'DROP'
  | 'FIRST1'
  | 'LAST4'
  | 'YEAR';

export type RelationshipDirection =
  | 'OUT'
  | 'IN'
  | 'BOTH';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
  Entity: never;
  RelationshipProperties: ( CommonProperties );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AuditPage: ResolverTypeWrapper<AuditPage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AuditTrailEntry: ResolverTypeWrapper<AuditTrailEntry>;
  Long: ResolverTypeWrapper<Scalars['Long']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Time: ResolverTypeWrapper<Scalars['Time']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Entity: ResolverTypeWrapper<NodeRecord>;
  EntityRef: EntityRef;
  RelationshipProperties: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RelationshipProperties']>;
  CommonProperties: ResolverTypeWrapper<CommonProperties>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ProvenanceWhere: ProvenanceWhere;
  EnumValue: ResolverTypeWrapper<Scalars['EnumValue']['output']>;
  Property: ResolverTypeWrapper<Scalars['Property']['output']>;
  EdgeWhere: ResolverTypeWrapper<Scalars['EdgeWhere']['output']>;
  Order: Order;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  SortDirection: SortDirection;
  NullsOrder: NullsOrder;
  AggregateBy: AggregateBy;
  Aggregate: ResolverTypeWrapper<Aggregate>;
  AggregateGroup: ResolverTypeWrapper<AggregateGroup>;
  AggregateValue: ResolverTypeWrapper<AggregateValue>;
  AggregateMeasure: ResolverTypeWrapper<AggregateMeasure>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UpsertNodesInput: UpsertNodesInput;
  UpsertRelationshipsInput: UpsertRelationshipsInput;
  DeleteNodesInput: DeleteNodesInput;
  DeleteRelationshipsInput: DeleteRelationshipsInput;
  BulkResult: ResolverTypeWrapper<BulkResult>;
  BulkRow: ResolverTypeWrapper<BulkRow>;
  BulkStatus: BulkStatus;
  RowError: ResolverTypeWrapper<RowError>;
  GraphModel: ResolverTypeWrapper<GraphModel>;
  GraphModelLabel: ResolverTypeWrapper<GraphModelLabel>;
  GraphModelProperty: ResolverTypeWrapper<GraphModelProperty>;
  GraphModelRelationshipField: ResolverTypeWrapper<GraphModelRelationshipField>;
  GraphModelRelationshipType: ResolverTypeWrapper<GraphModelRelationshipType>;
  GraphModelEnds: ResolverTypeWrapper<GraphModelEnds>;
  GraphModelLimit: ResolverTypeWrapper<GraphModelLimit>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Change: ResolverTypeWrapper<Change>;
  ChangeOperation: ChangeOperation;
  ChangeKind: ChangeKind;
  ChangeEnd: ResolverTypeWrapper<ChangeEnd>;
  CommunityScope: CommunityScope;
  CommunityEngine: CommunityEngine;
  CommunitiesResult: ResolverTypeWrapper<Omit<CommunitiesResult, 'communities'> & { communities: ReadonlyArray<ResolversTypes['DetectedCommunity']> }>;
  DetectedCommunity: ResolverTypeWrapper<Omit<DetectedCommunity, 'members'> & { members: ReadonlyArray<Maybe<ResolversTypes['Entity']>> }>;
  BlastRadius: ResolverTypeWrapper<Omit<BlastRadius, 'seeds' | 'affected' | 'degraded' | 'systems' | 'transactionChains' | 'batchChains'> & { seeds: ReadonlyArray<Maybe<ResolversTypes['Entity']>>, affected: ResolversTypes['AffectedObjectConnection'], degraded: ResolversTypes['DegradedObjects'], systems: ResolversTypes['AffectedContainers'], transactionChains: ResolversTypes['AffectedContainers'], batchChains: ResolversTypes['AffectedContainers'] }>;
  AffectedObjectConnection: ResolverTypeWrapper<Omit<AffectedObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AffectedObjectEdge']>, nodes: ReadonlyArray<ResolversTypes['AffectedObject']> }>;
  AffectedObjectEdge: ResolverTypeWrapper<Omit<AffectedObjectEdge, 'node'> & { node: ResolversTypes['AffectedObject'] }>;
  AffectedObject: ResolverTypeWrapper<Omit<AffectedObject, 'entity' | 'causes'> & { entity?: Maybe<ResolversTypes['Entity']>, causes: ReadonlyArray<Maybe<ResolversTypes['Entity']>> }>;
  DegradedObjects: ResolverTypeWrapper<Omit<DegradedObjects, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DegradedObject']> }>;
  DegradedObject: ResolverTypeWrapper<Omit<DegradedObject, 'entity' | 'causes'> & { entity?: Maybe<ResolversTypes['Entity']>, causes: ReadonlyArray<Maybe<ResolversTypes['Entity']>> }>;
  AffectedContainers: ResolverTypeWrapper<Omit<AffectedContainers, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['AffectedContainer']> }>;
  AffectedContainer: ResolverTypeWrapper<Omit<AffectedContainer, 'entity'> & { entity?: Maybe<ResolversTypes['Entity']> }>;
  ChannelCount: ResolverTypeWrapper<ChannelCount>;
  Neighborhood: ResolverTypeWrapper<Omit<Neighborhood, 'center' | 'nodes' | 'relationships' | 'hubs'> & { center?: Maybe<ResolversTypes['Entity']>, nodes: ReadonlyArray<ResolversTypes['NeighborhoodNode']>, relationships: ReadonlyArray<ResolversTypes['NeighborhoodRelationship']>, hubs: ReadonlyArray<ResolversTypes['NeighborhoodHub']> }>;
  NeighborhoodNode: ResolverTypeWrapper<Omit<NeighborhoodNode, 'entity'> & { entity?: Maybe<ResolversTypes['Entity']> }>;
  NeighborhoodRelationship: ResolverTypeWrapper<Omit<NeighborhoodRelationship, 'source' | 'target'> & { source?: Maybe<ResolversTypes['Entity']>, target?: Maybe<ResolversTypes['Entity']> }>;
  NeighborhoodHub: ResolverTypeWrapper<Omit<NeighborhoodHub, 'entity'> & { entity?: Maybe<ResolversTypes['Entity']> }>;
  PathMode: PathMode;
  PathsResult: ResolverTypeWrapper<Omit<PathsResult, 'paths'> & { paths: ReadonlyArray<ResolversTypes['GraphPath']> }>;
  GraphPath: ResolverTypeWrapper<Omit<GraphPath, 'nodes' | 'relationships'> & { nodes: ReadonlyArray<Maybe<ResolversTypes['Entity']>>, relationships: ReadonlyArray<ResolversTypes['PathRelationship']> }>;
  PathRelationship: ResolverTypeWrapper<Omit<PathRelationship, 'source' | 'target'> & { source?: Maybe<ResolversTypes['Entity']>, target?: Maybe<ResolversTypes['Entity']> }>;
  SearchConnection: ResolverTypeWrapper<Omit<SearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SearchEdge']>, nodes: ReadonlyArray<ResolversTypes['Entity']> }>;
  SearchEdge: ResolverTypeWrapper<Omit<SearchEdge, 'node'> & { node: ResolversTypes['Entity'] }>;
  SearchMatch: SearchMatch;
  Completeness: ResolverTypeWrapper<Completeness>;
  StoppedBy: StoppedBy;
  PictureFormat: PictureFormat;
  Picture: ResolverTypeWrapper<Picture>;
  NamedCount: ResolverTypeWrapper<NamedCount>;
  StringFilter: StringFilter;
  DateTimeFilter: DateTimeFilter;
  Role: Role;
  Mask: Mask;
  RelationshipDirection: RelationshipDirection;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  AuditPage: AuditPage;
  Boolean: Scalars['Boolean']['output'];
  AuditTrailEntry: AuditTrailEntry;
  Long: Scalars['Long']['output'];
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Time: Scalars['Time']['output'];
  JSON: Scalars['JSON']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Entity: NodeRecord;
  EntityRef: EntityRef;
  RelationshipProperties: ResolversInterfaceTypes<ResolversParentTypes>['RelationshipProperties'];
  CommonProperties: CommonProperties;
  Provenance: Provenance;
  ProvenanceWhere: ProvenanceWhere;
  EnumValue: Scalars['EnumValue']['output'];
  Property: Scalars['Property']['output'];
  EdgeWhere: Scalars['EdgeWhere']['output'];
  Order: Order;
  PageInfo: PageInfo;
  AggregateBy: AggregateBy;
  Aggregate: Aggregate;
  AggregateGroup: AggregateGroup;
  AggregateValue: AggregateValue;
  AggregateMeasure: AggregateMeasure;
  Mutation: Record<PropertyKey, never>;
  UpsertNodesInput: UpsertNodesInput;
  UpsertRelationshipsInput: UpsertRelationshipsInput;
  DeleteNodesInput: DeleteNodesInput;
  DeleteRelationshipsInput: DeleteRelationshipsInput;
  BulkResult: BulkResult;
  BulkRow: BulkRow;
  RowError: RowError;
  GraphModel: GraphModel;
  GraphModelLabel: GraphModelLabel;
  GraphModelProperty: GraphModelProperty;
  GraphModelRelationshipField: GraphModelRelationshipField;
  GraphModelRelationshipType: GraphModelRelationshipType;
  GraphModelEnds: GraphModelEnds;
  GraphModelLimit: GraphModelLimit;
  Subscription: Record<PropertyKey, never>;
  Change: Change;
  ChangeEnd: ChangeEnd;
  CommunityScope: CommunityScope;
  CommunitiesResult: Omit<CommunitiesResult, 'communities'> & { communities: ReadonlyArray<ResolversParentTypes['DetectedCommunity']> };
  DetectedCommunity: Omit<DetectedCommunity, 'members'> & { members: ReadonlyArray<Maybe<ResolversParentTypes['Entity']>> };
  BlastRadius: Omit<BlastRadius, 'seeds' | 'affected' | 'degraded' | 'systems' | 'transactionChains' | 'batchChains'> & { seeds: ReadonlyArray<Maybe<ResolversParentTypes['Entity']>>, affected: ResolversParentTypes['AffectedObjectConnection'], degraded: ResolversParentTypes['DegradedObjects'], systems: ResolversParentTypes['AffectedContainers'], transactionChains: ResolversParentTypes['AffectedContainers'], batchChains: ResolversParentTypes['AffectedContainers'] };
  AffectedObjectConnection: Omit<AffectedObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AffectedObjectEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AffectedObject']> };
  AffectedObjectEdge: Omit<AffectedObjectEdge, 'node'> & { node: ResolversParentTypes['AffectedObject'] };
  AffectedObject: Omit<AffectedObject, 'entity' | 'causes'> & { entity?: Maybe<ResolversParentTypes['Entity']>, causes: ReadonlyArray<Maybe<ResolversParentTypes['Entity']>> };
  DegradedObjects: Omit<DegradedObjects, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DegradedObject']> };
  DegradedObject: Omit<DegradedObject, 'entity' | 'causes'> & { entity?: Maybe<ResolversParentTypes['Entity']>, causes: ReadonlyArray<Maybe<ResolversParentTypes['Entity']>> };
  AffectedContainers: Omit<AffectedContainers, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['AffectedContainer']> };
  AffectedContainer: Omit<AffectedContainer, 'entity'> & { entity?: Maybe<ResolversParentTypes['Entity']> };
  ChannelCount: ChannelCount;
  Neighborhood: Omit<Neighborhood, 'center' | 'nodes' | 'relationships' | 'hubs'> & { center?: Maybe<ResolversParentTypes['Entity']>, nodes: ReadonlyArray<ResolversParentTypes['NeighborhoodNode']>, relationships: ReadonlyArray<ResolversParentTypes['NeighborhoodRelationship']>, hubs: ReadonlyArray<ResolversParentTypes['NeighborhoodHub']> };
  NeighborhoodNode: Omit<NeighborhoodNode, 'entity'> & { entity?: Maybe<ResolversParentTypes['Entity']> };
  NeighborhoodRelationship: Omit<NeighborhoodRelationship, 'source' | 'target'> & { source?: Maybe<ResolversParentTypes['Entity']>, target?: Maybe<ResolversParentTypes['Entity']> };
  NeighborhoodHub: Omit<NeighborhoodHub, 'entity'> & { entity?: Maybe<ResolversParentTypes['Entity']> };
  PathsResult: Omit<PathsResult, 'paths'> & { paths: ReadonlyArray<ResolversParentTypes['GraphPath']> };
  GraphPath: Omit<GraphPath, 'nodes' | 'relationships'> & { nodes: ReadonlyArray<Maybe<ResolversParentTypes['Entity']>>, relationships: ReadonlyArray<ResolversParentTypes['PathRelationship']> };
  PathRelationship: Omit<PathRelationship, 'source' | 'target'> & { source?: Maybe<ResolversParentTypes['Entity']>, target?: Maybe<ResolversParentTypes['Entity']> };
  SearchConnection: Omit<SearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SearchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Entity']> };
  SearchEdge: Omit<SearchEdge, 'node'> & { node: ResolversParentTypes['Entity'] };
  Completeness: Completeness;
  Picture: Picture;
  NamedCount: NamedCount;
  StringFilter: StringFilter;
  DateTimeFilter: DateTimeFilter;
};

export type LiveDirectiveArgs = { };

export type LiveDirectiveResolver<Result, Parent, ContextType = Context, Args = LiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<ResolversTypes['AuditPage'], ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'after' | 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType, RequireFields<QueryEntityArgs, 'label' | 'key'>>;
  model?: Resolver<ResolversTypes['GraphModel'], ParentType, ContextType>;
  communities?: Resolver<ResolversTypes['CommunitiesResult'], ParentType, ContextType, RequireFields<QueryCommunitiesArgs, 'scope' | 'engine' | 'seed' | 'resolution'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<QueryBlastRadiusArgs, 'of'>>;
  neighborhood?: Resolver<ResolversTypes['Neighborhood'], ParentType, ContextType, RequireFields<QueryNeighborhoodArgs, 'of' | 'direction'>>;
  paths?: Resolver<ResolversTypes['PathsResult'], ParentType, ContextType, RequireFields<QueryPathsArgs, 'source' | 'target' | 'mode' | 'direction'>>;
  search?: Resolver<ResolversTypes['SearchConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
};

export type AuditPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditPage'] = ResolversParentTypes['AuditPage']> = {
  entries?: Resolver<ReadonlyArray<ResolversTypes['AuditTrailEntry']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  chainIntact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstBroken?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditTrailEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditTrailEntry'] = ResolversParentTypes['AuditTrailEntry']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface LongScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Long'], any> {
  name: 'Long';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface TimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Time'], any> {
  name: 'Time';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type RelationshipPropertiesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelationshipProperties'] = ResolversParentTypes['RelationshipProperties']> = {
  __resolveType: TypeResolveFn<'CommonProperties', ParentType, ContextType>;
};

export type CommonPropertiesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommonProperties'] = ResolversParentTypes['CommonProperties']> = {
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  sourceCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export interface EnumValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EnumValue'], any> {
  name: 'EnumValue';
}

export interface PropertyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Property'], any> {
  name: 'Property';
}

export interface EdgeWhereScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EdgeWhere'], any> {
  name: 'EdgeWhere';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AggregateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Aggregate'] = ResolversParentTypes['Aggregate']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['AggregateGroup']>, ParentType, ContextType>;
  hasMoreGroups?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AggregateGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AggregateGroup'] = ResolversParentTypes['AggregateGroup']> = {
  values?: Resolver<ReadonlyArray<ResolversTypes['AggregateValue']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['AggregateMeasure']>, ParentType, ContextType>;
};

export type AggregateValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AggregateValue'] = ResolversParentTypes['AggregateValue']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AggregateMeasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AggregateMeasure'] = ResolversParentTypes['AggregateMeasure']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avg?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  upsertNodes?: Resolver<ResolversTypes['BulkResult'], ParentType, ContextType, RequireFields<MutationUpsertNodesArgs, 'input'>>;
  upsertRelationships?: Resolver<ResolversTypes['BulkResult'], ParentType, ContextType, RequireFields<MutationUpsertRelationshipsArgs, 'input'>>;
  deleteNodes?: Resolver<ResolversTypes['BulkResult'], ParentType, ContextType, RequireFields<MutationDeleteNodesArgs, 'input'>>;
  deleteRelationships?: Resolver<ResolversTypes['BulkResult'], ParentType, ContextType, RequireFields<MutationDeleteRelationshipsArgs, 'input'>>;
};

export type BulkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkResult'] = ResolversParentTypes['BulkResult']> = {
  version?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['BulkRow']>, ParentType, ContextType>;
};

export type BulkRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRow'] = ResolversParentTypes['BulkRow']> = {
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BulkStatus'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RowError']>, ParentType, ContextType>;
};

export type RowErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowError'] = ResolversParentTypes['RowError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  allowed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GraphModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModel'] = ResolversParentTypes['GraphModel']> = {
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['GraphModelLabel']>, ParentType, ContextType>;
  relationshipTypes?: Resolver<ReadonlyArray<ResolversTypes['GraphModelRelationshipType']>, ParentType, ContextType>;
  limits?: Resolver<ReadonlyArray<ResolversTypes['GraphModelLimit']>, ParentType, ContextType>;
};

export type GraphModelLabelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelLabel'] = ResolversParentTypes['GraphModelLabel']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plural?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['GraphModelProperty']>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['GraphModelRelationshipField']>, ParentType, ContextType>;
};

export type GraphModelPropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelProperty'] = ResolversParentTypes['GraphModelProperty']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  indexed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  searched?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mask?: Resolver<Maybe<ResolversTypes['Mask']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  common?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphModelRelationshipFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelRelationshipField'] = ResolversParentTypes['GraphModelRelationshipField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['RelationshipDirection'], ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  single?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphModelRelationshipTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelRelationshipType'] = ResolversParentTypes['GraphModelRelationshipType']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undirected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loops?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  acyclic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ends?: Resolver<ReadonlyArray<ResolversTypes['GraphModelEnds']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['GraphModelProperty']>, ParentType, ContextType>;
};

export type GraphModelEndsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelEnds'] = ResolversParentTypes['GraphModelEnds']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  single?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GraphModelLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphModelLimit'] = ResolversParentTypes['GraphModelLimit']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  changes?: SubscriptionResolver<ResolversTypes['Change'], "changes", ParentType, ContextType, Partial<SubscriptionChangesArgs>>;
};

export type ChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  version?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  op?: Resolver<ResolversTypes['ChangeOperation'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ChangeEnd']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['ChangeEnd']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ChangeEndResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEnd'] = ResolversParentTypes['ChangeEnd']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CommunitiesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunitiesResult'] = ResolversParentTypes['CommunitiesResult']> = {
  communities?: Resolver<ReadonlyArray<ResolversTypes['DetectedCommunity']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pairCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modularity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['CommunityEngine'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
};

export type DetectedCommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetectedCommunity'] = ResolversParentTypes['DetectedCommunity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType, Partial<DetectedCommunityMembersArgs>>;
};

export type BlastRadiusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  seeds?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType>;
  affected?: Resolver<ResolversTypes['AffectedObjectConnection'], ParentType, ContextType>;
  degraded?: Resolver<ResolversTypes['DegradedObjects'], ParentType, ContextType, Partial<BlastRadiusDegradedArgs>>;
  systems?: Resolver<ResolversTypes['AffectedContainers'], ParentType, ContextType, Partial<BlastRadiusSystemsArgs>>;
  transactionChains?: Resolver<ResolversTypes['AffectedContainers'], ParentType, ContextType, Partial<BlastRadiusTransactionChainsArgs>>;
  batchChains?: Resolver<ResolversTypes['AffectedContainers'], ParentType, ContextType, Partial<BlastRadiusBatchChainsArgs>>;
  customerChannels?: Resolver<ReadonlyArray<ResolversTypes['ChannelCount']>, ParentType, ContextType>;
  countsByLabel?: Resolver<ReadonlyArray<ResolversTypes['NamedCount']>, ParentType, ContextType>;
  countsByType?: Resolver<ReadonlyArray<ResolversTypes['NamedCount']>, ParentType, ContextType>;
  countsByLayer?: Resolver<ReadonlyArray<ResolversTypes['NamedCount']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  picture?: Resolver<ResolversTypes['Picture'], ParentType, ContextType, RequireFields<BlastRadiusPictureArgs, 'format'>>;
};

export type AffectedObjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedObjectConnection'] = ResolversParentTypes['AffectedObjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AffectedObjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AffectedObject']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AffectedObjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedObjectEdge'] = ResolversParentTypes['AffectedObjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AffectedObject'], ParentType, ContextType>;
};

export type AffectedObjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedObject'] = ResolversParentTypes['AffectedObject']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType, Partial<AffectedObjectCausesArgs>>;
  causeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  membersUp?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  membersNeeded?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  linksDown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  links?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DegradedObjectsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DegradedObjects'] = ResolversParentTypes['DegradedObjects']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DegradedObject']>, ParentType, ContextType>;
};

export type DegradedObjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DegradedObject'] = ResolversParentTypes['DegradedObject']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType, Partial<DegradedObjectCausesArgs>>;
  causeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AffectedContainersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedContainers'] = ResolversParentTypes['AffectedContainers']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AffectedContainer']>, ParentType, ContextType>;
};

export type AffectedContainerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedContainer'] = ResolversParentTypes['AffectedContainer']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  membersFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChannelCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelCount'] = ResolversParentTypes['ChannelCount']> = {
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chains?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighborhoodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Neighborhood'] = ResolversParentTypes['Neighborhood']> = {
  center?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['NeighborhoodNode']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countsByLabel?: Resolver<ReadonlyArray<ResolversTypes['NamedCount']>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['NeighborhoodRelationship']>, ParentType, ContextType>;
  relationshipsComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hubs?: Resolver<ReadonlyArray<ResolversTypes['NeighborhoodHub']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  picture?: Resolver<ResolversTypes['Picture'], ParentType, ContextType, RequireFields<NeighborhoodPictureArgs, 'format'>>;
};

export type NeighborhoodNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighborhoodNode'] = ResolversParentTypes['NeighborhoodNode']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighborhoodRelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighborhoodRelationship'] = ResolversParentTypes['NeighborhoodRelationship']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parallel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighborhoodHubResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighborhoodHub'] = ResolversParentTypes['NeighborhoodHub']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  neighbors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  followed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PathsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathsResult'] = ResolversParentTypes['PathsResult']> = {
  paths?: Resolver<ReadonlyArray<ResolversTypes['GraphPath']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  picture?: Resolver<ResolversTypes['Picture'], ParentType, ContextType, RequireFields<PathsResultPictureArgs, 'format'>>;
};

export type GraphPathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphPath'] = ResolversParentTypes['GraphPath']> = {
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['PathRelationship']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PathRelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathRelationship'] = ResolversParentTypes['PathRelationship']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['RelationshipDirection'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parallel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['SearchMatch'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stoppedBy?: Resolver<Maybe<ResolversTypes['StoppedBy']>, ParentType, ContextType>;
  expanded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  frontierLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hubsTruncated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Long'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PictureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Picture'] = ResolversParentTypes['Picture']> = {
  format?: Resolver<ResolversTypes['PictureFormat'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodesDrawn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodesTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NamedCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NamedCount'] = ResolversParentTypes['NamedCount']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  AuditPage?: AuditPageResolvers<ContextType>;
  AuditTrailEntry?: AuditTrailEntryResolvers<ContextType>;
  Long?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Time?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  RelationshipProperties?: RelationshipPropertiesResolvers<ContextType>;
  CommonProperties?: CommonPropertiesResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  EnumValue?: GraphQLScalarType;
  Property?: GraphQLScalarType;
  EdgeWhere?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Aggregate?: AggregateResolvers<ContextType>;
  AggregateGroup?: AggregateGroupResolvers<ContextType>;
  AggregateValue?: AggregateValueResolvers<ContextType>;
  AggregateMeasure?: AggregateMeasureResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  BulkResult?: BulkResultResolvers<ContextType>;
  BulkRow?: BulkRowResolvers<ContextType>;
  RowError?: RowErrorResolvers<ContextType>;
  GraphModel?: GraphModelResolvers<ContextType>;
  GraphModelLabel?: GraphModelLabelResolvers<ContextType>;
  GraphModelProperty?: GraphModelPropertyResolvers<ContextType>;
  GraphModelRelationshipField?: GraphModelRelationshipFieldResolvers<ContextType>;
  GraphModelRelationshipType?: GraphModelRelationshipTypeResolvers<ContextType>;
  GraphModelEnds?: GraphModelEndsResolvers<ContextType>;
  GraphModelLimit?: GraphModelLimitResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangeEnd?: ChangeEndResolvers<ContextType>;
  CommunitiesResult?: CommunitiesResultResolvers<ContextType>;
  DetectedCommunity?: DetectedCommunityResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  AffectedObjectConnection?: AffectedObjectConnectionResolvers<ContextType>;
  AffectedObjectEdge?: AffectedObjectEdgeResolvers<ContextType>;
  AffectedObject?: AffectedObjectResolvers<ContextType>;
  DegradedObjects?: DegradedObjectsResolvers<ContextType>;
  DegradedObject?: DegradedObjectResolvers<ContextType>;
  AffectedContainers?: AffectedContainersResolvers<ContextType>;
  AffectedContainer?: AffectedContainerResolvers<ContextType>;
  ChannelCount?: ChannelCountResolvers<ContextType>;
  Neighborhood?: NeighborhoodResolvers<ContextType>;
  NeighborhoodNode?: NeighborhoodNodeResolvers<ContextType>;
  NeighborhoodRelationship?: NeighborhoodRelationshipResolvers<ContextType>;
  NeighborhoodHub?: NeighborhoodHubResolvers<ContextType>;
  PathsResult?: PathsResultResolvers<ContextType>;
  GraphPath?: GraphPathResolvers<ContextType>;
  PathRelationship?: PathRelationshipResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  Picture?: PictureResolvers<ContextType>;
  NamedCount?: NamedCountResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  live?: LiveDirectiveResolver<any, any, ContextType>;
};
