package import BookableAPI
import BookablePages
import Bookings
import Payments
package import Hummingbird

extension Server {
    /// All routes, behind what every request passes.
    package func makeRouter() -> Router<APIContext> {
        let router = routes.makeRouter(
            clients: ClientAddressMiddleware(admission: admission),
            pages: PageRoutes.problems
        )
        pages.addRoutes(to: router)
        return router
    }

    private var pages: PageRoutes {
        PageRoutes(
            database: database,
            zones: zones,
            desk: desk,
            calendars: calendars,
            curves: PolicyCurves(evaluators: previews),
            stripePayments: stripePayments,
            offersCheckout: stripe?.terms.returnURL != nil,
            links: bookingLinks
        )
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
            messages: messages,
            phase: phase,
            gate: gate,
            budgets: budgets,
            metrics: metrics,
            metricSources: sources
        )
    }
}
