import Policies
import Money

extension SimulationReport {
    /// The report as JSON.
    ///
    /// Sums are written in full, even where they exceed what a `Double` holds exactly. `baseline` and `difference` are
    /// there only when the simulation has a baseline, `shard` only for a part of an input, and `failed` of a group only
    /// when it is not zero.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { report in
            report.member("input") { input in
                input.object { input in
                    input.member("rows") { $0.number(rows) }
                    input.member("rejected") { $0.number(rejected) }
                    if leftOut > 0 { input.member("left_out") { $0.number(leftOut) } }
                }
            }
            report.member("by") { list in
                list.array(of: dimensions) { $0.string($1.rawValue) }
            }
            if shard.count > 1 { report.member("shard") { $0.string(shard.description) } }
            if let baseline { report.member("baseline") { $0.string(baseline) } }
            report.member("policies") { list in
                list.array(of: policies) { write($1, into: &$0) }
            }
        }
        return writer.text
    }

    private func write(_ section: Section, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("policy") { $0.string(section.name) }
            object.member("version") { $0.string(section.version.description) }
            object.member("totals") { totals in
                totals.array(of: section.totals) { writer, line in
                    writer.object { object in
                        write(line, dimensions: [], into: &object)
                        object.member("failed") { $0.number(line.figures.failed) }
                    }
                }
            }
            object.member("groups") { groups in
                groups.array(of: section.groups) { writer, line in
                    writer.object { object in
                        write(line, dimensions: dimensions, into: &object)
                        if line.figures.failed > 0 {
                            object.member("failed") { $0.number(line.figures.failed) }
                        }
                    }
                }
            }
        }
    }

    private func write(_ line: Line, dimensions: [SimulationDimension], into object: inout JSONWriter) {
        for dimension in dimensions where dimension != .currency {
            object.member(dimension.rawValue) { $0.string(line.group[dimension]) }
        }
        object.member("currency") { $0.string(line.group.currency.code) }
        object.member("digits") { $0.number(line.group.currency.digits) }
        object.member("cancellations") { $0.number(line.figures.cancellations) }
        object.member("refunded") { $0.number(line.figures.refunded) }
        object.member("paid") { $0.number(line.figures.paid) }
        object.member("refund") { $0.number(line.figures.refund) }
        if let difference = line.difference {
            object.member("difference") { $0.number(difference) }
        }
    }
}
