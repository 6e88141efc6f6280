import HTTPTypes

/// What clients use: the routes that need no credential, or take a booking's token.
///
/// They are what a booking page on another origin calls.
enum ClientRoutes {
    /// Whether `method` on the route is for clients; so is what is not a route at all, and answered with 404.
    static func contains(_ method: HTTPRequest.Method, route: String?) -> Bool {
        guard let route, route.hasPrefix("/") else { return true }
        switch method {
        case .get, .head: return reads.contains(route)
        case .post: return changes.contains(route)
        case .patch: return route == "/v1/bookings/{booking}"
        case .put:
            return route == "/v1/bookings/{booking}/message-consents/sms" || route == document
                || route == review
        case .delete: return route == "/v1/bookings/{booking}/push-subscriptions/{subscription}" || route == document
        default: return false
        }
    }

    private static let document = "/v1/bookings/{booking}/documents/{document}"

    private static let review = "/v1/bookings/{booking}/review"

    private static let reads: Set<String> = [
        "/openapi.json",
        "/healthz",
        "/readyz",
        "/v1/providers",
        "/v1/providers/{provider}",
        "/v1/providers/{provider}/policy",
        "/v1/providers/{provider}/policy/curve",
        "/v1/providers/{provider}/services",
        "/v1/providers/{provider}/services/{service}",
        "/v1/providers/{provider}/services/{service}/policy",
        "/v1/providers/{provider}/services/{service}/policy/curve",
        "/v1/providers/{provider}/services/{service}/schedule",
        "/v1/providers/{provider}/slots",
        "/v1/providers/{provider}/slots/days",
        "/v1/providers/{provider}/slots/services",
        "/v1/providers/{provider}/slots/services/days",
        "/v1/providers/{provider}/slots/explain",
        "/v1/bookings/{booking}",
        "/v1/bookings/{booking}/cancellation-quote",
        "/v1/bookings/{booking}/documents",
        document,
        "/v1/bookings/{booking}/payment",
        "/v1/bookings/{booking}/payments",
        "/v1/policies/{policy}",
        "/v1/policies/{policy}/versions",
        "/v1/policies/{policy}/curve",
        "/v1/policies/{policy}/compare",
        "/v1/refunds/{refund}",
        "/v1/push-key",
        "/v1/providers/{provider}/listing",
        "/v1/providers/{provider}/listing/photos",
        "/v1/providers/{provider}/listing/photos/{photo}",
        "/v1/categories",
        "/v1/search",
        review,
        "/v1/providers/{provider}/reviews",
        "/v1/providers/{provider}/reviews/{review}",
    ]

    private static let changes: Set<String> = [
        "/v1/bookings",
        "/v1/bookings/{booking}/confirm",
        "/v1/bookings/{booking}/cancel",
        "/v1/bookings/{booking}/reschedule",
        "/v1/bookings/{booking}/push-subscriptions",
        "/v1/my/links",
        "/v1/waitlist",
        "/v1/waitlist/{entry}/status",
        "/v1/waitlist/{entry}/confirm",
        "/v1/waitlist/{entry}/accept",
        "/v1/waitlist/{entry}/decline",
        "/v1/waitlist/{entry}/leave",
        "/v1/providers/{provider}/reviews/{review}/report",
    ]
}
