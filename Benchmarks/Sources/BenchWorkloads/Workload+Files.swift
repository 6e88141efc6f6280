import Foundation

extension Workload {
    /// The workloads `day`, `month` and `year` of the folder `Workloads`.
    package static func named(_ name: String) throws -> Workload {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Workloads")
        func data(_ file: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(file)) }
        return try JSONDecoder().decode(WorkloadDocument.self, from: data("\(name).json"))
            .workload(
                named: name,
                expected: JSONDecoder().decode([String].self, from: data("\(name).expected.json"))
            )
    }
}
