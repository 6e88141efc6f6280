/// Figures of one name that are read when they are asked for, not counted as things happen.
package struct MetricReading: Sendable {
    package let name: String
    let help: String
    let kind: MetricKind
    package let samples: [Sample]

    /// One value, told apart from its neighbours by labels whose values are few.
    package struct Sample: Sendable {
        package let labels: [(String, String)]
        package let value: Double

        package init(_ labels: [(String, String)] = [], _ value: Double) {
            self.labels = labels
            self.value = value
        }
    }

    /// - Parameters:
    ///   - name: With its unit and, for counters, `_total` at the end.
    ///   - kind: A counter or a gauge.
    ///   - help: What it counts, on one line.
    ///   - samples: Of different labels.
    package init(_ name: String, _ kind: MetricKind, help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }
}

/// Reads figures when somebody asks for them; what it throws is logged and its figures are left out.
package typealias MetricSource = @Sendable () async throws -> [MetricReading]
