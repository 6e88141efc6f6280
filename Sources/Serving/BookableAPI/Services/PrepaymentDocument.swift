import Bookings
import Money
import WireFormat

/// What is due before a booking stands, as requests give it and answers tell it.
struct PrepaymentDocument: Codable {
    let prepayment: Prepayment

    init(_ prepayment: Prepayment) {
        self.prepayment = prepayment
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let named: Kind? = try fields.choice("kind")
        let written = try fields.amount("amount", from: 1)
        let amount = try fields.minorUnits(of: written, "amount", in: nil, from: 1)
        let percent = try fields.integer("percent", in: 1...100)
        fields.demand("kind")
        try fields.finish()
        let kind = try fields.require(named, "kind")
        switch (kind, amount, percent) {
        case (.none, nil, nil): prepayment = .notRequired
        case (.all, nil, nil): prepayment = .all
        case (.deposit, let amount?, nil): prepayment = .deposit(amount)
        case (.deposit, nil, let percent?): prepayment = .depositPercent(percent)
        case (.deposit, _, _): throw fields.refusal("amount", "A deposit has either an amount or a percent.")
        case (.none, _, _), (.all, _, _):
            throw fields.refusal("amount", "An amount and a percent are for a deposit; this is \(kind.rawValue).")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch prepayment {
        case .notRequired: try container.encode(Kind.none.rawValue, forKey: .kind)
        case .all: try container.encode(Kind.all.rawValue, forKey: .kind)
        case .deposit(let amount):
            try container.encode(Kind.deposit.rawValue, forKey: .kind)
            try container.encode(amount, forKey: .amount)
        case .depositPercent(let percent):
            try container.encode(Kind.deposit.rawValue, forKey: .kind)
            try container.encode(percent, forKey: .percent)
        }
    }

    private enum Kind: String, CaseIterable {
        case none, deposit, all
    }

    private enum CodingKeys: String, CodingKey {
        case kind, amount, percent
    }
}
