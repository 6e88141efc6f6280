import Foundation

/// Small files of cancellations.
enum Cancellations {
    static let header =
        "booking_id,provider_id,currency,paid,already_refunded,booked_at,start_at,end_at,cancelled_at,cancelled_by\n"

    /// A row that every standard policy refunds in full or, if strict, in half.
    static func row(
        _ booking: String = "b1",
        provider: String = "p1",
        currency: String = "EUR",
        paid: String = "10000"
    )
        -> String
    {
        "\(booking),\(provider),\(currency),\(paid),0,2026-01-01T09:00:00Z,2026-02-01T10:00:00Z,2026-02-01T11:00:00Z,"
            + "2026-01-10T09:00:00Z,client\n"
    }

    /// Rows that are none: the currency is not a code.
    static func rejected(_ count: Int) -> String {
        (0..<count).map { row("b\($0)", currency: "euro") }.joined()
    }
}
