import CivilTime
import Money

extension FigureExport {
    static let key = [
        ExportColumn("provider_id", .string, "The provider.") { place, _ in place.report.request.provider.rawValue },
        ExportColumn("service_id", .string, "The service; all in rows of all services of the provider.") { place, _ in
            place.row.service?.rawValue ?? allServices
        },
        ExportColumn("month", .date, "The first day of the month, which is one of time_zone.") { place, _ in
            place.row.month.firstDate.description
        },
        ExportColumn("time_zone", .string, "The zone in whose months it is counted.") { place, _ in
            place.report.timeZone
        },
    ]

    static let counts = [
        ExportColumn("made", "Bookings that were made in the month.") { $0.figures.made },
        ExportColumn("bookings", "Bookings whose session begins in the month.") { $0.figures.bookings },
        ExportColumn("scheduled", "Of these pending or confirmed.") { $0.figures.scheduled },
        ExportColumn("completed", "Of these completed.") { $0.figures.completed },
        ExportColumn("cancelled_by_client", "Of these cancelled by the client.") { $0.figures.cancelledByClient },
        ExportColumn("cancelled_by_provider", "Of these cancelled by the provider.") {
            $0.figures.cancelledByProvider
        },
        ExportColumn("no_shows", "Of these whose client did not come.") { $0.figures.noShows },
        ExportColumn("expired", "Of these whose hold ran out.") { $0.figures.expired },
        ExportColumn("sessions", "Sessions with a booking that is scheduled or completed.") { $0.figures.sessions },
        ExportColumn("booked_minutes", "The length of these sessions.") { $0.figures.bookedMinutes },
        ExportColumn("open_minutes", "Open time by the hours that were set at the export.") { $0.openMinutes },
        ExportColumn("busy_minutes", "What of it is busy with something else than bookings.") { $0.busyMinutes },
        ExportColumn("clients", "Different clients of these sessions; does not add up over services and months.") {
            $0.figures.clients
        },
        ExportColumn("returning_clients", "Of these who came in an earlier month.") { $0.figures.returningClients },
        ExportColumn("lead_bookings", "Bookings that did not expire.") { $0.figures.lead.count },
        ExportColumn("lead_seconds", "The sum of the time between making and beginning of these.") {
            $0.figures.lead.seconds
        },
    ]

    static let demand =
        [
            ExportColumn("asked", "Sampled: how often clients asked for a time in the month.") { $0.demand.asked },
            ExportColumn("offered", "Of these, how often it was offered.") { $0.demand.offered },
        ]
        + DemandOutcome.reasons.map { reason in
            ExportColumn("not_offered_\(reason.rawValue)", "Of these, not offered for this reason.") {
                $0.demand[reason].looks + $0.demand[reason].bookings
            }
        }

    static let currency = ExportColumn("currency", .string, "A code of ISO 4217.") { place, index in
        place.row.money[index].currency.code
    }

    static let amounts =
        [
            amount("payments", "Payments that came in the month.", \.payments),
            amount("refunds", "Refunds that were made in the month.", \.refunds),
        ]
        + FigureTable.amounts(of: MonthlyMoney()).enumerated().map { number, entry in
            ExportColumn(entry.name, .integer, "In minor units of the currency.") { place, index in
                String(FigureTable.amounts(of: place.row.money[index].money)[number].amount)
            }
        }

    private static func amount(
        _ name: String,
        _ description: String,
        _ value: @escaping @Sendable (MonthlyMoney) -> Int64
    ) -> ExportColumn {
        ExportColumn(name, .integer, description) { place, index in String(value(place.row.money[index].money)) }
    }
}
