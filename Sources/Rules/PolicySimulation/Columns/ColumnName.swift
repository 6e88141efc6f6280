/// Compares names of columns as people write them.
enum ColumnName {
    /// A name in lower case, with `_` for spaces, hyphens and points, without leading and trailing ones.
    static func folded(_ name: String) -> String {
        var folded = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case " ", "-", ".", "_", "\u{A0}", "\t": if folded.last != "_" { folded.append("_") }
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return String(folded.drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed())
    }

    /// Whether the header says that a column's times are in UTC, as in `Created (UTC)`.
    static func namesUTC(_ name: String) -> Bool {
        let folded = folded(name)
        return folded.hasSuffix("(utc)") || folded.hasSuffix("(gmt)") || folded.hasSuffix("_utc")
    }

    /// Names that exports use for a column, folded; only suggested, never used without `--map`.
    static func usual(for column: CancellationColumn) -> [String] {
        switch column {
        case .booking: ["id", "booking", "booking_number", "appointment_id", "reservation_id", "reference", "buchung"]
        case .provider:
            ["provider", "staff", "staff_name", "calendar", "employee", "practitioner", "hotel", "anbieter"]
        case .currency: ["currency_code", "ccy", "w\u{E4}hrung"]
        case .paid: ["amount", "amount_paid", "total", "price", "gross", "adr", "betrag", "bezahlt"]
        case .alreadyRefunded: ["refunded", "amount_refunded", "refund", "erstattet"]
        case .bookedAt: ["created", "created_at", "created_(utc)", "created_date_(utc)", "booked", "gebucht"]
        case .startAt: ["start", "starts_at", "start_time", "start_datetime", "arrival", "check_in", "beginn"]
        case .endAt: ["end", "ends_at", "end_time", "end_datetime", "departure", "check_out", "duration", "ende"]
        case .cancelledAt:
            [
                "cancelled", "canceled_at", "cancellation_date", "refunded_date_(utc)", "reservation_status_date",
                "storniert",
            ]
        case .cancelledBy: ["canceled_by", "initiator", "cancellation_reason", "storniert_von"]
        case .zone: ["timezone", "tz", "zone"]
        case .service: ["service_name", "type", "appointment_type", "leistung"]
        }
    }
}
