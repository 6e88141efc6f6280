import Bookings
import CalendarSync
import WireFormat

/// The fields by which the rules of a linked calendar are set; what is left out stays as it is.
struct CalendarRuleFields {
    private let ownerAddresses: [String]?
    private let tentative: CalendarTentativeRule?
    private let whenStale: CalendarRules.StaleRule?
    private let freeDays: CalendarTentativeRule?
    private let countsAsBusy: Bool?

    init(reading fields: inout Fields) throws {
        let isGiven = fields.contains("owner_addresses")
        let addresses = try fields.texts("owner_addresses", length: 3...254, maximum: 10)
        for (index, address) in addresses.enumerated() where !address.contains("@") {
            throw fields.refusal("owner_addresses[\(index)]", "This is not an e-mail address.")
        }
        ownerAddresses = isGiven ? addresses : nil
        tentative = try fields.choice("tentative")
        whenStale = try fields.choice("when_stale")
        freeDays = try fields.choice("free_days")
        countsAsBusy = try fields.optional("counts_as_busy", as: Bool.self)
    }

    func apply(to rules: inout CalendarRules) {
        if let ownerAddresses { rules.ownerAddresses = ownerAddresses }
        if let tentative { rules.tentativeIsBusy = tentative == .busy }
        if let whenStale { rules.whenStale = whenStale }
        if let freeDays { rules.freeDaysAreBusy = freeDays == .busy }
        rules.countsAsBusy = countsAsBusy ?? rules.countsAsBusy
    }
}
