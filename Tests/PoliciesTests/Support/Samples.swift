import CivilTime
import Money
import Policies
import PolicyLibrary
import Testing

/// Bookings and policies that many tests start from.
enum Samples {
    static func currency(_ code: String) throws -> Currency {
        try #require(Currency(code))
    }

    static func zone(_ name: String) throws -> Zone {
        try ZoneDirectory.system.zone(named: name)
    }

    /// EUR 99.99 for an hour on 2026-03-10 at 10:00 UTC, booked two months ahead and cancelled with the given notice.
    static func booking(
        notice: Int64 = 172_800,
        paid: Int64 = 9999,
        alreadyRefunded: Int64 = 0,
        currency: String = "EUR",
        cancelledBy: CancelledBy = .client,
        zone: Zone = .utc,
        startAt: Int64 = 1_773_136_800
    ) throws -> PolicyBooking {
        PolicyBooking(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            currency: try Self.currency(currency),
            bookedAt: startAt - 5_184_000,
            startAt: startAt,
            endAt: startAt + 3600,
            cancelledAt: startAt - notice,
            cancelledBy: cancelledBy,
            zone: zone,
            serviceName: "Cut"
        )
    }

    /// Bookings that differ in what scripts trip over: odd amounts, earlier refunds, notice below zero, no-shows.
    static func probes() throws -> [PolicyBooking] {
        [
            try booking(),
            try booking(notice: -7200, paid: 1),
            try booking(notice: 864_000, alreadyRefunded: 4000),
            try booking(paid: 12_345, currency: "KWD", cancelledBy: .noShow, zone: zone("Australia/Lord_Howe")),
            try booking(notice: 0, paid: 3),
        ]
    }

    static func standard(_ name: String) throws -> CompiledPolicy {
        try PolicyHost().compile(source: try #require(PolicyLibrary.standard(named: name)))
    }

    /// A policy with the given statements as the body of `refund(booking)`.
    static func policy(_ body: String, before: String = "") -> PolicySource {
        PolicySource(
            text: """
                \(before)
                return {
                  name = "Under test",
                  description = "A policy of a test",
                  refund = function(booking)
                    \(body)
                  end,
                }
                """
        )
    }
}
