package import BookableAPI
import BookablePages
import Bookings
import CalendarSync
import Notifications
import Payments
import Webhooks
package import Hummingbird

extension Server {
    /// All routes, behind what every request passes.
    package func makeRouter() -> Router<APIContext> {
        // Once, as pages and the API share what it counts.
        let routes = routes
        let router = routes.makeRouter(
            clients: ClientAddressMiddleware(admission: admission),
            pages: PageRoutes.problems
        )
        ConsoleRoutes(
            database: database,
            zones: zones,
            options: console,
            desk: desk,
            paymentDesk: paymentDesk,
            serviceDesk: ServiceDesk(
                zones: zones,
                terms: stripe?.terms,
                provesAddresses: messages.channels.contains(.email)
            ),
            trials: trials,
            photos: photos,
            weeks: RuleWeekReader(calendars: calendars),
            curves: PolicyCurves(evaluators: previews),
            connections: connections,
            marketplace: configuration.api.marketplace,
            observers: observers
        )
        .addRoutes(to: router)
        pages(beside: routes).addRoutes(to: router)
        return router
    }

    /// The outside services that the console shows and configures.
    private var connections: ConsoleConnections {
        var connections = ConsoleConnections()
        connections.calendarLinks = calendarLinks?.desk(zones: zones)
        connections.calendarAccounts = calendarLinks?.accounts(on: database, zones: zones, clock: clock)
        connections.calendarChecks = calendarLinks?.checks(on: database, zones: zones, clock: clock)
        connections.webhooks = webhooks?.desk(zones: zones)
        connections.channels = messages.channels
        connections.documentFolder = configuration.api.documents.folder
        connections.pushKey = messages.applicationServerKey
        connections.health = health
        return connections
    }

    private func pages(beside routes: APIRoutes) -> PageRoutes {
        PageRoutes(
            database: database,
            zones: zones,
            desk: desk,
            calendars: calendars,
            waitlist: messages.mailsOffers ? waitlist : nil,
            kept: keptPages,
            demand: demand,
            curves: PolicyCurves(evaluators: previews),
            stripePayments: stripePayments,
            calendarChecks: calendarLinks?.checks(on: database, zones: zones, clock: clock),
            admit: { try routes.admitBooking(for: $0, from: $1, at: $2) },
            charge: { routes.charge($0, to: $1, from: $2, at: $3) },
            offersCheckout: stripe?.terms.returnURL != nil,
            links: bookingLinks,
            publicURL: console.publicURL,
            pushKey: messages.applicationServerKey,
            pushDesk: PushSubscriptionDesk(zones: zones, channels: messages.channels),
            clientLinks: clientLinks,
            documents: configuration.api.documents,
            uploads: routes.uploads,
            reviewRates: routes.reviewRates,
            observers: observers,
            marketplace: configuration.api.marketplace,
            search: search,
            usesTLS: console.usesTLS,
            showsDemo: console.demoMember != nil
        )
    }

    var routes: APIRoutes {
        APIRoutes(
            database: database,
            zones: zones,
            configuration: configuration.api,
            clock: clock,
            desk: desk,
            waitlist: waitlist,
            calendars: calendars,
            kept: kept,
            demand: demand,
            previews: previews,
            trials: trials,
            photos: photos,
            stripe: stripe,
            stripePayments: stripePayments,
            observers: observers,
            reminderLinks: reminderLinks,
            calendarLinks: calendarLinks,
            webhooks: webhooks,
            messages: messages,
            search: search,
            clientLinks: clientLinks,
            keyUses: keyUses,
            phase: phase,
            gate: gate,
            budgets: budgets,
            metrics: metrics,
            metricSources: sources
        )
    }
}
