/// A currency of ISO 4217, with what one must know to write and to pay an amount of it.
///
/// Amounts are `Int64` in minor units: cents of a euro, whole yen, thousandths of a dinar.
public struct Currency: Hashable, Sendable {
    /// The three letters as a number, so that a currency is a plain value without storage of its own.
    let packedCode: UInt32

    /// How many digits of an amount stand behind the decimal point.
    ///
    /// The exponent of ISO 4217, but for those that payment processors carry otherwise: ISK and UGX have two digits
    /// that are always zero, MGA has none.
    public let digits: Int

    /// The smallest amount that can be paid, in minor units: 1 for most, 10 with three decimals, 100 for ISK and UGX.
    public let payableStep: Int64

    /// The largest amount that Bookable works with, in minor units of any currency.
    ///
    /// A hundred times it still fits in an `Int64` with room, and a `Double` holds it exactly.
    public static let maximumAmount: Int64 = 1_000_000_000_000

    /// EUR.
    public static let euro = Currency(packedCode: 0x45_5552, digits: 2, payableStep: 1)

    /// USD.
    public static let usDollar = Currency(packedCode: 0x55_5344, digits: 2, payableStep: 1)

    /// GBP.
    public static let poundSterling = Currency(packedCode: 0x47_4250, digits: 2, payableStep: 1)

    /// CAD.
    public static let canadianDollar = Currency(packedCode: 0x43_4144, digits: 2, payableStep: 1)

    /// JPY.
    public static let yen = Currency(packedCode: 0x4A_5059, digits: 0, payableStep: 1)

    init(packedCode: UInt32, digits: Int, payableStep: Int64) {
        assert(digits >= 0 && payableStep > 0, "amounts are divided by the step")
        self.packedCode = packedCode
        self.digits = digits
        self.payableStep = payableStep
    }

    /// The currency of a code in capital letters such as `EUR`; `nil` for an unknown one.
    public init?(_ code: some StringProtocol) {
        // Almost every text has contiguous storage, and then needs no array.
        guard let found = code.utf8.withContiguousStorageIfAvailable({ Currency(utf8: $0) }) else {
            self.init(utf8: Array(code.utf8))
            return
        }
        guard let found else { return nil }
        self = found
    }

    /// The currency of a code in ASCII capitals; `nil` for an unknown one.
    ///
    /// O(log *n*) in the number of known currencies, without allocation.
    public init?(utf8 code: some RandomAccessCollection<UInt8>) {
        guard let packed = Self.pack(code) else { return nil }
        let entries = CurrencyTable.entries
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].packedCode < packed { low = middle + 1 } else { high = middle }
        }
        guard low < entries.count, entries[low].packedCode == packed else { return nil }
        self = entries[low]
    }

    /// The code, such as `EUR`.
    public var code: String {
        String([letters.0, letters.1, letters.2].map { Character(Unicode.Scalar($0)) })
    }

    /// The code as ASCII.
    public var letters: (UInt8, UInt8, UInt8) {
        (
            UInt8(truncatingIfNeeded: packedCode >> 16),
            UInt8(truncatingIfNeeded: packedCode >> 8),
            UInt8(truncatingIfNeeded: packedCode)
        )
    }

    /// The largest amount that can be paid and is not larger than `amount` in size: rounded toward zero.
    public func payable(_ amount: Int64) -> Int64 {
        amount - amount % payableStep
    }

    /// Every known currency, by code.
    public static var all: [Currency] { CurrencyTable.entries }

    static func pack(_ code: some RandomAccessCollection<UInt8>) -> UInt32? {
        guard code.count == 3 else { return nil }
        var packed: UInt32 = 0
        for letter in code {
            guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { return nil }
            // The first letter is the highest byte, so that numbers order as codes do and the table can be searched.
            packed = packed << 8 | UInt32(letter)
        }
        return packed
    }
}

extension Currency: CustomStringConvertible {
    /// The code.
    public var description: String { code }
}
