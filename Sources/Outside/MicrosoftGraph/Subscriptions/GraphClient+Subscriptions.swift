package import CalendarAPIs
import CivilTime
import HTTPTransport

extension GraphClient {
    /// Has notices of changes in a calendar sent to `url` with `secret`, until `end` at the latest, in unix seconds.
    ///
    /// Microsoft asks `url` before it answers. Whether an earlier request was taken is not known to it: see ``subscriptions()``.
    package func subscribe(
        to calendar: String,
        telling url: String,
        secret: String,
        until end: Int64
    ) async throws(CalendarAPIError) -> GraphSubscription {
        let body = SubscriptionBody(
            changeType: "created,updated,deleted",
            notificationUrl: url,
            lifecycleNotificationUrl: url,
            resource: Self.resource(of: calendar),
            expirationDateTime: Timestamp.format(end),
            clientState: secret
        )
        return try await api.send(.post, "/subscriptions", body: body, as: GraphSubscription.self)
    }

    /// Renews a subscription until `end`, in Unix seconds, and reauthorizes it.
    package func renew(_ subscription: String, until end: Int64) async throws(CalendarAPIError) -> GraphSubscription {
        let body = RenewalBody(expirationDateTime: Timestamp.format(end))
        return try await api.send(
            .patch,
            Self.path(ofSubscription: subscription),
            body: body,
            as: GraphSubscription.self
        )
    }

    /// All subscriptions of this program at the account.
    package func subscriptions() async throws(CalendarAPIError) -> [GraphSubscription] {
        var page = try await api.send(.get, "/subscriptions", as: GraphPage<GraphSubscription>.self)
        var subscriptions = page.value
        for _ in 0..<Self.maximumPages {
            guard let next = page.nextLink else { return subscriptions }
            page = try await api.follow(next, as: GraphPage<GraphSubscription>.self)
            subscriptions += page.value
        }
        throw CalendarAPIError.endless
    }

    /// Ends a subscription; succeeds if it is gone.
    package func unsubscribe(_ subscription: String) async throws(CalendarAPIError) {
        do throws(CalendarAPIError) {
            try await api.send(.delete, Self.path(ofSubscription: subscription))
        } catch {
            guard error.code == .missing else { throw error }
        }
    }

    /// What a subscription to a calendar is about.
    package static func resource(of calendar: String) -> String { "me/calendars/\(calendar)/events" }

    private static func path(ofSubscription id: String) -> String { "/subscriptions/\(PercentCoding.encode(id))" }
}

private struct SubscriptionBody: Encodable {
    let changeType: String
    let notificationUrl: String
    let lifecycleNotificationUrl: String
    let resource: String
    let expirationDateTime: String
    let clientState: String
}

private struct RenewalBody: Encodable {
    let expirationDateTime: String
}
