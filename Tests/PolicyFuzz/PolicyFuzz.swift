import Foundation

/// `policy-fuzz [COUNT] [PROCESSES] [SEED]`: evaluates COUNT generated policies in PROCESSES processes, each in a state and
/// an order of its own, and fails where any two differ in amount, reason, error, instructions or bytes.
@main
struct PolicyFuzz {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "worker", arguments.count == 4,
            let number = Int(arguments[1]), let seed = UInt64(arguments[2]), let count = Int(arguments[3])
        {
            return try WarmWorker(number: number, seed: seed, count: count).run()
        }
        if arguments.first == "print", arguments.count == 3, let seed = UInt64(arguments[1]),
            let index = Int(arguments[2])
        {
            print(try ProgramSource(seed: seed)[index], terminator: "")
            return
        }
        let count = arguments.first.flatMap { Int($0) } ?? 200_000
        let processes = arguments.dropFirst().first.flatMap { Int($0) } ?? 16
        let seed = arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
        let differing = try FuzzRun(count: count, processes: processes, seed: seed).differingPrograms()
        for index in differing.prefix(10) {
            print("program \(index) of seed \(seed) differs: policy-fuzz print \(seed) \(index)")
        }
        print("\(count) programs in \(processes) processes, seed \(seed): \(differing.count) differ")
        guard differing.isEmpty else { exit(1) }
    }
}
