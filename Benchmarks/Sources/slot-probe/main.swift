// Answers one query so often as told: what instruction counters run.
//
// usage: slot-probe day|month|year COUNT
import BenchWorkloads
import Scheduling

let arguments = CommandLine.arguments
guard arguments.count == 3, ["day", "month", "year"].contains(arguments[1]), let count = Int(arguments[2]) else {
    print("usage: slot-probe day|month|year COUNT")
    throw WorkloadError("the arguments are not understood")
}
let workload = try Workload.named(arguments[1])
let calendar = workload.prepared()
let (rules, now, range) = (workload.rules, workload.now, workload.range)

func ask(_ count: Int) -> Int {
    var starts: [Int64] = []
    var found = 0
    for _ in 0..<count {
        starts.removeLast(starts.count)
        calendar.appendSlots(rules, now: now, in: range, to: &starts)
        found &+= starts.count
    }
    return found
}

print(ask(count))
