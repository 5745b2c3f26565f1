import Foundation
import Lexicons
import Sestante
import SestanteLexicon
import SestanteText
@main struct S {
  static func main() throws {
    let t0 = clock()
    let lexicon: Lexicon
    do { lexicon = try Lexicon(Lexicons.all) } catch { print(error); exit(1) }
    let analyzer: Analyzer
    do { analyzer = try Analyzer(lexicon: lexicon) } catch { print(error); exit(1) }
    let t1 = clock()
    FileHandle.standardError.write("load \(Double(t1-t0)/1e6) s forms \(lexicon.forms.count) nodes \(lexicon.nodes.count)\n".data(using: .utf8)!)
    var c = Classifier(analyzer)
    let repeats = Int(CommandLine.arguments.dropFirst().first ?? "1")!
    var docs: [([UInt8],[UInt8])] = []
    var n = 0
    while let line = readLine() {
      n += 1
      if line.first == "{" {
        let o = try JSONSerialization.jsonObject(with: line.data(using: .utf8)!) as! [String: Any]
        docs.append((Array((o["text"] as! String).utf8), Array("\"\(o["id"]!)\"".utf8)))
      } else { docs.append((Array(line.utf8), Array("\"\(n)\"".utf8))) }
    }
    let t2 = clock()
    var bytes = 0, outb = 0
    for r in 0..<repeats {
      for d in docs {
        d.0.withUnsafeBufferPointer { t in d.1.withUnsafeBufferPointer { i in c.classify(t, id: i, metadata: UnsafeBufferPointer(start: nil, count: 0)) } }
        bytes += d.0.count
        if c.output.count > 1 << 18 { outb += c.output.count; if r == 0 { write(1, c.output.baseAddress!, c.output.count) }; c.removeOutput() }
      }
    }
    outb += c.output.count
    write(1, c.output.baseAddress!, repeats == 1 ? c.output.count : 0)
    let s = Double(clock() - t2) / 1e6
    FileHandle.standardError.write("\(docs.count) docs \(bytes) bytes in \(s) s: \(Double(bytes)/1e6/s) MB/s out \(outb)\n".data(using: .utf8)!)
  }
}
