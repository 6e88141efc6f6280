package import BookableAPI
package import Hummingbird

extension Server {
    /// All routes, behind what every request passes.
    package func makeRouter() -> Router<APIContext> {
        routes.makeRouter(clients: ClientAddressMiddleware(admission: admission))
    }

    var routes: APIRoutes {
        APIRoutes(
            database: database,
            zones: zones,
            configuration: configuration.api,
            clock: clock,
            desk: desk,
            calendars: calendars,
            previews: previews,
            trials: trials,
            stripe: stripe,
            stripePayments: stripePayments,
            observers: observers,
            reminderLinks: reminderLinks,
            calendarLinks: calendarLinks,
            webhooks: webhooks,
            phase: phase,
            gate: gate,
            budgets: budgets,
            metrics: metrics,
            metricSources: sources
        )
    }
}
