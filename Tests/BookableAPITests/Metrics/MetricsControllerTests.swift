@testable import BookableAPI
import Logging
import Observability
import PrometheusReader
import Testing

struct MetricsControllerTests {
    @Test func figuresThatCannotBeReadHideNoOthers() async throws {
        struct Lost: Error {}
        let controller = MetricsController(
            registry: MetricRegistry(),
            access: .open,
            sources: [
                { throw Lost() }, { [MetricReading("depth", .gauge, help: "Jobs.", [.init([("kind", "mail")], 4)])] },
            ]
        )
        let figures = try PrometheusReading(Array(await controller.text(logger: .init(label: "test")).utf8))
        #expect(figures.value("depth", ["kind": "mail"]) == 4)
    }
}
