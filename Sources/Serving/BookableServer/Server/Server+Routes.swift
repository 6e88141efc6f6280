import Bookings
package import Hummingbird
import SQL

extension Server {
    private var readiness: Readiness {
        Readiness(
            database: database,
            migrations: Schema.migrations(for: database.dialect),
            phase: phase,
            deadline: configuration.readinessDeadline
        )
    }

    /// All routes, behind what every request passes.
    package func makeRouter() -> Router<APIContext> {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            RequestIDMiddleware()
            ReceiptMiddleware(clock: clock)
            ClientAddressMiddleware(admission: admission)
            RequestMetricsMiddleware(metrics: metrics)
            AccessLogMiddleware(budget: budgets.answers)
            SecurityHeadersMiddleware()
            ProblemMiddleware(metrics: metrics, budgets: budgets)
            ExactPathMiddleware()
            RequestGateMiddleware(gate: gate)
            AuthenticationMiddleware(database: database)
        }
        addRoutes(to: router)
        router.refuseOtherMethods()
        return router
    }

    /// The routes as ``/openapi.json`` describes them.
    func addRoutes(to router: Router<APIContext>) {
        HealthController(readiness: readiness).addRoutes(to: router)
        MetricsController(registry: metrics.registry, access: configuration.metricsAccess, sources: sources)
            .addRoutes(to: router)
        OpenAPIController().addRoutes(to: router)
        let v1 = router.group("v1")
        ProvidersController(database: database, zones: zones, policies: policies, configuration: configuration)
            .addRoutes(to: v1)
        SchedulesController(database: database, zones: zones, configuration: configuration).addRoutes(to: v1)
        ServicesController(database: database, zones: zones, terms: stripe?.terms, configuration: configuration)
            .addRoutes(to: v1)
        SlotsController(database: database, zones: zones, calendars: calendars, configuration: configuration)
            .addRoutes(to: v1)
        BookingsController(
            database: database,
            desk: desk,
            policies: policies,
            stripePayments: stripePayments,
            configuration: configuration
        )
        .addRoutes(to: v1)
        BookingActionsController(database: database, desk: desk, policies: policies, configuration: configuration)
            .addRoutes(to: v1)
        PaymentsController(
            database: database,
            desk: paymentDesk,
            policies: policies,
            stripePayments: stripePayments,
            configuration: configuration
        )
        .addRoutes(to: v1)
        LedgerController(database: database).addRoutes(to: v1)
        StripeWebhookController(database: database, access: stripe, configuration: configuration).addRoutes(to: v1)
        PoliciesController(
            database: database,
            zones: zones,
            trials: trials,
            reader: policies,
            configuration: configuration
        )
        .addRoutes(to: v1)
        PolicyTrialsController(
            database: database,
            zones: zones,
            trials: trials,
            previews: previews,
            configuration: configuration
        )
        .addRoutes(to: v1)
        PolicyComparisonController(database: database, trials: trials).addRoutes(to: v1)
        RefundsController(database: database, configuration: configuration).addRoutes(to: v1)
    }
}
