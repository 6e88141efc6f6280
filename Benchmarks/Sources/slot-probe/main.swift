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
var found = 0
for _ in 0..<count {
    found &+= calendar.slots(workload.rules, now: workload.now, in: workload.range).count
}
print(found)
