import Foundation

/// What the kernel tells of this process, under the names that every exporter uses for it.
package enum ProcessFigures {
    /// Throws where `/proc` is not as Linux has it.
    package static func read() throws -> [MetricReading] {
        let fields = try statistics()
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        let start = try bootTime() + fields.startTicks / ticks
        return [
            single("process_start_time_seconds", .gauge, "When the process started, unix seconds.", start),
            single(
                "process_cpu_seconds_total",
                .counter,
                "Processor time spent, in seconds.",
                fields.processorTicks / ticks
            ),
            single(
                "process_resident_memory_bytes",
                .gauge,
                "Memory that is resident, in bytes.",
                fields.residentPages * Double(sysconf(Int32(_SC_PAGESIZE)))
            ),
            single("process_open_fds", .gauge, "Open file descriptors.", try openDescriptors()),
            single("process_max_fds", .gauge, "The most file descriptors that may be open.", try maximumDescriptors()),
        ]
    }

    private static func single(
        _ name: String,
        _ kind: MetricKind,
        _ help: String,
        _ value: Double
    ) -> MetricReading {
        MetricReading(name, kind, help: help, [.init([], value)])
    }

    /// The fields of `/proc/self/stat` by proc(5), counted after the name of the program, which can hold anything.
    private static func statistics() throws -> (processorTicks: Double, startTicks: Double, residentPages: Double) {
        let text = try String(contentsOfFile: "/proc/self/stat", encoding: .utf8)
        let afterName = text[(text.lastIndex(of: ")") ?? text.startIndex)...]
        let fields = afterName.split(separator: " ").compactMap { Double($0) }
        // The state is a letter and drops out: ppid is the first number, utime the 11th, starttime the 19th, rss the 21st.
        guard fields.count > 20 else { throw CocoaError(.fileReadCorruptFile) }
        return (fields[10] + fields[11], fields[18], fields[20])
    }

    /// When the machine started, unix seconds.
    private static func bootTime() throws -> Double {
        let text = try String(contentsOfFile: "/proc/stat", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("btime ") }
        guard let seconds = line.flatMap({ Double($0.dropFirst("btime ".count)) }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return seconds
    }

    private static func openDescriptors() throws -> Double {
        // The folder itself is open while it is read.
        Double(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count - 1)
    }

    private static func maximumDescriptors() throws -> Double {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL)
        }
        return Double(limit.rlim_cur)
    }
}
