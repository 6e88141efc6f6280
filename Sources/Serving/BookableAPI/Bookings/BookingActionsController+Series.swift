import Bookings
import CalendarSync
import CivilTime
import Hummingbird
import SQL

/// What happens to several bookings of a series at once.
extension BookingActionsController {
    func moveSeries(
        _ id: BookingID,
        _ body: RescheduleRequest,
        _ request: Request,
        _ context: APIContext
    ) async throws -> Response {
        let match = IfMatch(request)
        if let provider = id.provider { try await calendarChecks?.look(of: provider, at: [body.startAt]) }
        let (details, moved) = try await desk.deciding(
            on: database,
            by: context.requester,
            at: context.receivedAt
        ) { desk, transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let series = try await desk.reschedule(id, to: body.startAt, body.scope, in: transaction)
            try await context.recordChange(of: series.moved.map(\.id), in: transaction)
            return (try await reader.details(of: series.named, in: transaction), series.moved)
        }
        let document = try JSONBytes.encode(BookingResponse(details, for: context.requester))
        var sent = try JSONBytes.adding(!moved.isEmpty, as: "moved", to: document)
        sent = try JSONBytes.adding(moved.map(MovedOccurrence.init), as: "bookings", to: sent)
        return .tagged(bytes: document, sending: sent)
    }

    func cancelSeries(
        _ id: BookingID,
        _ body: CancelBookingRequest,
        _ request: Request,
        _ context: APIContext
    ) async throws -> Response {
        let match = IfMatch(request)
        let (details, cancelled) = try await desk.deciding(
            on: database,
            by: context.requester,
            at: context.receivedAt
        ) { desk, transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let cancelled = try await desk.cancel(id, body.scope, reason: body.reason, in: transaction)
            try await context.recordChange(of: cancelled.map(\.booking.id), in: transaction)
            let told = cancelled.first { $0.booking.id == id } ?? cancelled[0]
            return (try await reader.details(of: told.booking, in: transaction), cancelled)
        }
        let settlement = (cancelled.first { $0.booking.id == details.booking.id } ?? cancelled[0]).settlement
        return try .json(
            CancellationResponse(
                booking: BookingResponse(details, for: context.requester),
                refund: RefundResponse(settlement, logger: context.logger),
                cancellations: cancelled.map { item in
                    CancellationResponse.Item(
                        booking: BookingResponse(item.booking, for: context.requester),
                        refund: RefundResponse(item.settlement, logger: context.logger)
                    )
                },
                total: cancelled.reduce(0) { $0 + $1.settlement.refund.amount }
            )
        )
    }
}
