internal import SestanteLexicon
internal import SestanteText

/// Lists: what stands beside the judged thing and has no judgement of its own.
extension Mapper {
  /// The most things that share a judgement on each side, so that time stays linear.
  private static let longestList = 12

  /// Lets things that are listed with the graded one, and are not judged themselves, share its
  /// grade.
  func spread(
    from aspect: Int, _ opinion: Opinion, _ evidence: Int, _ span: inout Span,
    _ buffer: inout AnalysisBuffer
  ) {
    for step in [-1, 1] {
      var last = aspect
      var j = aspect + step
      var seen = 0
      while j >= around.lower, j < around.upper, seen < Self.longestList {
        if j == Int(opinion.match) {
          j += step
          continue
        }
        if attachment.isThing(j) {
          guard attachment.areListed(min(j, last), max(j, last)),
            !attachment.hasJudgement(besides: j)
          else { break }
          label(j, isOwn: false, opinion, evidence, &buffer)
          cite(j, &span, &buffer)
          last = j
          seen += 1
        } else if around.valence(j) != 0 {
          break
        }
        j += step
      }
    }
  }

  /// Lets bare things that are listed with praise of its own concept share it: *posizione,
  /// colazione e cortesia del personale*.
  ///
  /// Praise comes in lists; what stands bare beside a complaint is as often only its place. Notes
  /// list facts.
  func share(
    _ opinion: Opinion, _ evidence: Int, _ span: inout Span,
    _ buffer: inout AnalysisBuffer
  ) {
    if opinion.score < 0 || buffer.isNote { return }
    let own = Int(opinion.match)
    for step in [-1, 1] {
      var last = own
      var j = own + step
      var seen = 0
      while j >= around.lower, j < around.upper, seen < Self.longestList {
        let isThing = attachment.isThing(j)
        if !isThing, around.valence(j) != 0 { break }
        if around.matches[j].part == around.matches[own].part {
          if isThing { last = j }
        } else if !attachment.areListed(min(j, last), max(j, last)) {
          break
        } else if isThing {
          guard attachment.isBare(j), !attachment.hasJudgement(besides: j) else { break }
          label(j, isOwn: false, opinion, evidence, &buffer)
          cite(j, &span, &buffer)
          last = j
          seen += 1
        }
        j += step
      }
    }
  }
}
