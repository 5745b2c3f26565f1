internal import SestanteText

/// One entry per id (codebook R3): merges the hits of a document into labels.
///
/// Both signs make a label mixed, if the weaker one has a share of the strength that counts; its
/// score is the mean of its evidence.
enum LabelMerge {
  /// - Parameter mixed: the share of the weaker sign from which a label is mixed, in hundredths.
  static func merge(_ buffer: inout AnalysisBuffer, mixed: Int) {
    sort(buffer.hits.base, buffer.hits.count)
    var i = 0
    while i < buffer.hits.count {
      let first = buffer.hits[i]
      var j = i
      var (positive, negative) = (0, 0)
      var kept = i
      while j < buffer.hits.count, buffer.hits[j].kind == first.kind, buffer.hits[j].id == first.id
      {
        let hit = buffer.hits[j]
        // The same evidence speaks once for a label.
        if j == i || hit.evidence != buffer.hits[kept - 1].evidence {
          buffer.hits.base[kept] = hit
          kept += 1
          if hit.score > 0 { positive += Int(hit.score) } else { negative -= Int(hit.score) }
        }
        j += 1
      }
      let count = kept - i
      let weaker = min(positive, negative)
      let polarity: Polarity =
        if weaker > 0, weaker * 100 >= mixed * (positive + negative) {
          .mixed
        } else {
          positive > negative ? .positive : negative > positive ? .negative : .neutral
        }
      buffer.labels.append(
        Label(
          kind: first.kind, id: first.id, touchpoint: first.touchpoint, polarity: polarity,
          score: Int16((positive - negative) / count), hitStart: UInt32(i), hitEnd: UInt32(kept)))
      i = j
    }
  }

  /// Insertion sort for the usual handful, the library's for long documents.
  private static func sort(_ hits: UnsafeMutablePointer<LabelHit>, _ count: Int) {
    if count > 64 {
      var all = UnsafeMutableBufferPointer(start: hits, count: count)
      all.sort { $0.key < $1.key }
      return
    }
    var i = 1
    while i < count {
      let hit = hits[i]
      var j = i - 1
      while j >= 0, hits[j].key > hit.key {
        hits[j + 1] = hits[j]
        j -= 1
      }
      hits[j + 1] = hit
      i += 1
    }
  }
}
