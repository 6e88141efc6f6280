import Bookings
package import Hummingbird
import Payments
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
        ProvidersController(
            database: database,
            desk: ProviderDesk(zones: zones, descriptions: policies),
            configuration: configuration
        )
        .addRoutes(to: v1)
        SchedulesController(database: database, desk: ScheduleDesk(zones: zones), configuration: configuration)
            .addRoutes(to: v1)
        ServicesController(
            database: database,
            desk: ServiceDesk(zones: zones, terms: stripe?.terms),
            configuration: configuration
        )
        .addRoutes(to: v1)
        SlotsController(database: database, zones: zones, calendars: calendars, configuration: configuration)
            .addRoutes(to: v1)
        let reader = BookingReader(policies: policies)
        BookingsController(
            database: database,
            desk: desk,
            reader: reader,
            stripePayments: stripePayments,
            configuration: configuration
        )
        .addRoutes(to: v1)
        BookingActionsController(database: database, desk: desk, reader: reader, configuration: configuration)
            .addRoutes(to: v1)
        PaymentsController(
            database: database,
            desk: paymentDesk,
            refunds: RefundDesk(),
            reader: reader,
            stripePayments: stripePayments,
            configuration: configuration
        )
        .addRoutes(to: v1)
        RefundsController(database: database, desk: PayoutDesk(), configuration: configuration).addRoutes(to: v1)
        LedgerController(database: database).addRoutes(to: v1)
        StripeWebhookController(database: database, access: stripe, configuration: configuration).addRoutes(to: v1)
        PoliciesController(database: database, desk: policyDesk, trials: trials, configuration: configuration)
            .addRoutes(to: v1)
        PolicyTrialsController(
            database: database,
            zones: zones,
            desk: policyDesk,
            trials: trials,
            previews: previews,
            configuration: configuration
        )
        .addRoutes(to: v1)
        PolicyComparisonController(database: database, desk: policyDesk, trials: trials).addRoutes(to: v1)
    }
}
