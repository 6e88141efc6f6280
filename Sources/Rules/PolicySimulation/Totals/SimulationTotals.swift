public import Policies
public import Money

/// What a simulation has counted so far.
///
/// A plain value, so that the parts of an input can be counted apart and joined.
public struct SimulationTotals: Hashable, Sendable {
    /// Cancellations that belong together.
    ///
    /// Amounts of different currencies never do.
    public struct Group: Hashable, Sendable {
        /// `2026-03`, if months are told apart.
        public let month: String?

        /// `provider_id`, if providers are told apart; by its bytes, whatever they spell.
        public let provider: ExactText?

        /// The currency of all amounts.
        public let currency: Currency

        /// Who cancelled, if that is told apart.
        public let cancelledBy: CancelledBy?

        /// A group of cancellations.
        public init(month: String?, provider: ExactText?, currency: Currency, cancelledBy: CancelledBy?) {
            self.month = month
            self.provider = provider
            self.currency = currency
            self.cancelledBy = cancelledBy
        }
    }

    /// The figures of one policy over a group.
    ///
    /// Sums are exact.
    public struct Figures: Hashable, Sendable {
        /// Rows that are cancellations, those on which the policy failed included.
        public var cancellations = 0

        /// Rows with a refund above zero.
        public var refunded = 0

        /// Rows on which the policy failed, which count as no refund of any amount.
        public var failed = 0

        /// Minor units that were paid, over all cancellations.
        public var paid: Int128 = 0

        /// Minor units that would be paid back now.
        public var refund: Int128 = 0

        /// Figures of nothing.
        public init() {}

        /// Adds a cancellation and what is payable for it now; `nil` when the policy failed.
        mutating func add(paid amount: Int64, refund payable: Int64?) {
            cancellations &+= 1
            paid &+= Int128(amount)
            guard let payable else {
                failed &+= 1
                return
            }
            refunded &+= payable > 0 ? 1 : 0
            refund &+= Int128(payable)
        }

        /// Adds other figures.
        public mutating func add(_ other: Figures) {
            cancellations += other.cancellations
            refunded += other.refunded
            failed += other.failed
            paid += other.paid
            refund += other.refund
        }
    }

    /// Rows read, without the header.
    public package(set) var rows = 0

    /// Rows among them that are not cancellations.
    public package(set) var rejected = 0

    /// Rows among them that repeat the booking of an earlier row, and were left out.
    public package(set) var leftOut = 0

    /// Rows that repeat the booking of an earlier row, whether or not they were left out.
    public internal(set) var repeats = Repeats()

    /// Whether some row is a cancellation: in the whole input, even when only a part of it was counted.
    public package(set) var hasCancellations = false

    /// The figures of every policy, in the order of `Simulation.policies`.
    public package(set) var groups: [Group: [Figures]] = [:]

    /// How refunds change against the baseline, by currency and in the order of `Simulation.policies`; empty unless the
    /// simulation measures changes.
    public internal(set) var changes: [Currency: [ChangeDistribution]] = [:]

    /// Totals of nothing.
    public init() {}

    /// Rows that were counted, which are those that were not rejected; `nil` without policies to count them for.
    ///
    /// O(*n*) in the groups.
    package var cancellations: Int? {
        if groups.contains(where: { $0.value.isEmpty }) { return nil }
        return groups.values.reduce(0) { $0 + ($1.first?.cancellations ?? 0) }
    }

    /// Adds the totals of another part of the input, counted for the same policies and dimensions.
    ///
    /// Parts give the same whole in any order.
    ///
    /// O(*n*) in the groups of `other`.
    public mutating func merge(_ other: SimulationTotals) {
        rows += other.rows
        rejected += other.rejected
        leftOut += other.leftOut
        hasCancellations = hasCancellations || other.hasCancellations
        for (group, figures) in other.groups {
            guard var mine = groups[group] else {
                groups[group] = figures
                continue
            }
            precondition(mine.count == figures.count, "the parts of a simulation must count the same policies")
            for index in mine.indices { mine[index].add(figures[index]) }
            groups[group] = mine
        }
        for (currency, distributions) in other.changes {
            guard var mine = changes[currency] else {
                changes[currency] = distributions
                continue
            }
            for index in mine.indices { mine[index].merge(distributions[index]) }
            changes[currency] = mine
        }
    }
}
