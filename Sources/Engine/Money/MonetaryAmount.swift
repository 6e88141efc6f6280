/// An amount of money in a currency.
public struct MonetaryAmount: Hashable, Sendable {
    /// Cents of a euro, whole yen, thousandths of a dinar.
    public var minorUnits: Int64

    /// What they are units of.
    public var currency: Currency

    /// - Parameters:
    ///   - minorUnits: At most ``Currency/maximumAmount`` in size wherever it is computed with.
    ///   - currency: What they are units of.
    @inlinable
    public init(_ minorUnits: Int64, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Whether it can be paid in coins and notes or by card: a multiple of ``Currency/payableStep``.
    public var isPayable: Bool { currency.payable(minorUnits) == minorUnits }
}

extension MonetaryAmount: CustomStringConvertible {
    /// `EUR 99.99`, for people; see ``Currency/format(_:)``.
    public var description: String { currency.format(minorUnits) }
}
