"""One other tool, run over files of a document a line: `peer.py NAME FILE…` writes a label or a count a line.

Each peer is used as its own documentation tells, made once, and loops over lines and nothing else.
"""
import os
import sys


def by_threshold(score, above, below):
    return lambda text: "positive" if (s := score(text)) >= above else "negative" if s <= below else "neutral"


def vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    analyzer = SentimentIntensityAnalyzer()
    return by_threshold(lambda text: analyzer.polarity_scores(text)["compound"], 0.05, -0.05)


def nltk_vader():
    # NLTK's own data would have to be downloaded; the lexicon of the vaderSentiment package is the same file.
    import vaderSentiment
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    lexicon = os.path.join(os.path.dirname(vaderSentiment.__file__), "vader_lexicon.txt")
    try:
        analyzer = SentimentIntensityAnalyzer()
    except LookupError:
        analyzer = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
        from nltk.sentiment import vader as module
        with open(lexicon, encoding="utf-8") as file:
            analyzer.lexicon_file = file.read()
        analyzer.lexicon = SentimentIntensityAnalyzer.make_lex_dict(analyzer)
        analyzer.constants = module.VaderConstants()
    return by_threshold(lambda text: analyzer.polarity_scores(text)["compound"], 0.05, -0.05)


def textblob():
    from textblob import TextBlob
    return by_threshold(lambda text: TextBlob(text).sentiment.polarity, 1e-9, -1e-9)


def afinn():
    from afinn import Afinn
    return by_threshold(Afinn().score, 1e-9, -1e-9)


def pyahocorasick():
    import ahocorasick
    import vaderSentiment
    automaton = ahocorasick.Automaton()
    with open(os.path.join(os.path.dirname(vaderSentiment.__file__), "vader_lexicon.txt"), encoding="utf-8") as file:
        for line in file:
            word = line.split("\t")[0]
            if word.isalpha():
                automaton.add_word(word, word)
    automaton.make_automaton()

    def count(text):
        text = text.lower()
        found = 0
        for end, word in automaton.iter(text):
            start = end - len(word) + 1
            if (start == 0 or not text[start - 1].isalnum()) and (end + 1 == len(text) or not text[end + 1].isalnum()):
                found += 1
        return str(found)

    return count


def py3langid():
    import py3langid
    py3langid.set_languages(["it", "en"])
    return lambda text: py3langid.classify(text)[0]


PEERS = {
    "vaderSentiment": vader, "nltk": nltk_vader, "TextBlob": textblob, "afinn": afinn,
    "pyahocorasick": pyahocorasick, "py3langid": py3langid,
}

if __name__ == "__main__":
    label = PEERS[sys.argv[1]]()
    write = sys.stdout.write
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            for line in file:
                write(label(line.rstrip("\n")) + "\n")
