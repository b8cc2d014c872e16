"""The ids of papers: what is pasted names the paper that is meant, or none."""

from time import process_time

from generator.text.identifiers import arxiv_of, arxiv_of_doi, arxiv_within, doi_of, doi_within
from tests.tables import by_row

SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-X1>3.0.CO;2-O"


@by_row(
    ("pasted", "meant"),
    [
        ("10.48550/arXiv.1610.00087", "1610.00087"),
        ("https://doi.org/10.48550/arXiv.1610.00087v2", "1610.00087v2"),
        ("doi:10.48550/ARXIV.cs/0501056", "cs/0501056"),
        ("https://huggingface.co/papers/1610.00089", "1610.00089"),
        ("https://arxiv.org/abs/1610.00089/", "1610.00089"),
        ("https://www.alphaxiv.org/abs/1610.00089v3", "1610.00089v3"),
        ("https://ar5iv.labs.arxiv.org/html/1610.00087", "1610.00087"),
        ("https://api.semanticscholar.org/arXiv:1610.00087", "1610.00087"),
        ("https://arxiv.org/abs/1610.00087?context=cs", "1610.00087"),
        ("https://arxiv.org/pdf/1610.00087v1.pdf#page=3", "1610.00087v1"),
        ("https://arxiv.org/html/2403.01236v3#S1", "2403.01236v3"),
        ("https://arxiv.org/abs/math/0309136v1", "math/0309136v1"),
        ("arXiv:2403.01236v3 [cs.SD]", "2403.01236v3"),
        ("arXiv:2403.01236v3  [cs.SD]  12 Mar 2024", "2403.01236v3"),
        ("arXiv preprint arXiv:1610.00087.", "1610.00087"),
        ("CoRR, abs/1610.00087", "1610.00087"),
        ("arXiv.1610.00087", "1610.00087"),
        ("1502.03546 v2", "1502.03546v2"),
        ("１６１０．０００８７", "1610.00087"),
        ("<https://arxiv.org/abs/1610.00087>,", "1610.00087"),
        ("cs.SD/0501056", "cs/0501056"),
    ],
)
def test_an_arxiv_id_is_found_in_what_people_paste(pasted: str, meant: str) -> None:
    assert str(arxiv_of(pasted)) == meant


@by_row(
    ("pasted", "proposed"),
    [
        ("https://example.org/1610.00087", "1610.00087"),
        ("see 1610.00087v2, please", "1610.00087v2"),
        ("https://example.org/?id=hep-th/9901001", "hep-th/9901001"),
        ("1502.3540", "1502.03540"),
        ("1702.6182v2", "1702.06182v2"),
        ("1802.6182", "1802.06182"),
        ("1802.4182", ""),
        ("704.1234", "0704.1234"),
        ("1405.00912", "1405.0912"),
        ("2402.6182", ""),
        ("1606.0298", ""),
        ("1610.1234", ""),
        ("1405.912", ""),
        ("https://ieeexplore.ieee.org/document/7952190", ""),
        ("https://example.org/issue/1234567", ""),
        ("161000087", ""),
        ("1610.00087v0", "1610.00087"),
    ],
)
def test_what_is_no_arxiv_id_has_the_one_within_proposed(pasted: str, proposed: str) -> None:
    assert arxiv_of(pasted) is None
    assert arxiv_within(pasted) == proposed


@by_row(
    ("pasted", "meant"),
    [
        (SICI, SICI),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
        ("https://doi.org/" + SICI.replace("<", "%3C").replace(">", "%3E"), SICI),
        (f"<{SICI}>.", SICI),
        ("10.1002/(SICI)1099-1255(199609)11:5<::AID-X2>3.0.CO;2-#",) * 2,
        ("10.1109/ICASSP.2017.7952190.", "10.1109/ICASSP.2017.7952190"),
        ("(10.1109/ICASSP.2017.7952190),", "10.1109/ICASSP.2017.7952190"),
        ("“10.1109/ICASSP.2017.7952190”。", "10.1109/ICASSP.2017.7952190"),
        ("10.1016/S0140-6736(05)12345-6",) * 2,
        ("doi: 10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("DOI:10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("doi.org/10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("https://dl.acm.org/doi/10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("https://dl.acm.org/doi/abs/10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("https://dl.acm.org/doi/pdf/10.1145/2959100.2959190?download=true", "10.1145/2959100.2959190"),
        ("https://doi.org/10.1145/2959100.2959190?from=feed#x", "10.1145/2959100.2959190"),
        ("https://doi.org/10.1145%2F2959100.2959190", "10.1145/2959100.2959190"),
        ("https://link.example/content/pdf/10.1007/978-3-319-16354-3_12.pdf", "10.1007/978-3-319-16354-3_12"),
        ("10.1007/978-3-319-16354-3\\_12", "10.1007/978-3-319-16354-3_12"),
        ("https://journal.example/article?id=10.1371/pone.01&type=print", "10.1371/pone.01"),
        ("https://journal.example/articles/10.3389/fpsyg.2016.00123/full", "10.3389/fpsyg.2016.00123"),
        (
            "https://preprint.example/content/10.1101/2020.01.01.123456v2.full.pdf",
            "10.1101/2020.01.01.123456",
        ),
        ("１０.1145／2959100.2959190", "10.1145/2959100.2959190"),
        ("DOI: https://doi.org/10.1145/2959100.2959190", "10.1145/2959100.2959190"),
        ("https://doi.org/https://doi.org/10.1145/2959100", "10.1145/2959100"),
        ("10.1145/2959100?download=true", "10.1145/2959100"),
        ("10.1145/2959100&type=print", "10.1145/2959100"),
        ("10.1145/2959100#sec-1", "10.1145/2959100"),
        ("10.1145/2959100<br>", "10.1145/2959100"),
        ("https://doi.org/10.1145/2959100</a></p>.", "10.1145/2959100"),
        ("10.1145/2959100…", "10.1145/2959100"),
        ("10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2",) * 2,
        ("10.1175/1520-0442(2001)014<2976:TIOTSF>2.0.CO;2",) * 2,
    ],
)
def test_a_doi_is_found_in_what_people_paste_without_what_trails_it(pasted: str, meant: str) -> None:
    assert doi_of(pasted) == meant


TACL = "10.1162/tacl_a_00349"
BTAA = "10.1093/bioinformatics/btaa123"
TISMIR = "10.5334/tismir.1"
BMC = "10.1186/s13636-019-0001-1"
LIBRARY = "10.1108/JD-01-2019-0001"
IOP = "10.1088/1742-6596/1234/1/012045"


@by_row(
    ("pasted", "meant"),
    [
        (f"https://direct.mit.edu/tacl/article/doi/{TACL}/96482/A-Primer-in-BERTology", TACL),
        (f"https://direct.mit.edu/tacl/article-pdf/doi/{TACL}/1923281/tacl_a_00349.pdf", TACL),
        (f"https://direct.mit.edu/tacl/article-abstract/doi/{TACL}/9161/?redirectedFrom=fulltext", TACL),
        (f"https://academic.oup.com/bioinformatics/advance-article/doi/{BTAA}/5735636", BTAA),
        (f"https://academic.oup.com/bioinformatics/advance-article-pdf/doi/{BTAA}/32/btaa123.pdf", BTAA),
        (f"https://academic.oup.com/bioinformatics/article-lookup/doi/{BTAA}", BTAA),
        (
            "https://online.ucpress.edu/mp/article/doi/10.1525/mp.2019.36.3.1/62981/Title",
            "10.1525/mp.2019.36.3.1",
        ),
        ("https://pubs.aip.org/asa/jasa/article/doi/10.1121/1.1906501/617906/On-Rain", "10.1121/1.1906501"),
        ("https://pubs.aip.org/asa/jasa/article/doi/10.1121/10.0001234", "10.1121/10.0001234"),
        (f"https://iopscience.iop.org/article/{IOP}", IOP),
        (f"https://iopscience.iop.org/article/{IOP}/pdf", IOP),
        (f"https://iopscience.iop.org/article/{IOP}/ampdf", IOP),
        (f"https://journal.example/article/doi/{IOP.rpartition('/')[0]}/1", f"{IOP.rpartition('/')[0]}/1"),
        (f"https://www.emerald.com/insight/content/doi/{LIBRARY}/full/html", LIBRARY),
        (f"https://www.emerald.com/insight/content/doi/{LIBRARY}/full/pdf?title=rain", LIBRARY),
        (f"https://transactions.ismir.net/articles/{TISMIR}/galley/12/download/", TISMIR),
        (f"https://transactions.ismir.net/articles/{TISMIR}/galley/12/view", TISMIR),
        (f"https://transactions.ismir.net/articles/{TISMIR}/print/", TISMIR),
        (f"https://link.springer.com/article/{BMC}/figures/2", BMC),
        (f"https://asmp-eurasipjournals.springeropen.com/articles/{BMC}/tables/1", BMC),
        (f"https://link.springer.com/article/{BMC}/metrics", BMC),
        (f"https://link.springer.com/article/{BMC}/fulltext.html", BMC),
        ("https://link.springer.com/content/pdf/10.1186%2Fs13636-019-0001-1.pdf", BMC),
        (
            "https://www.degruyter.com/document/doi/10.1515/lin-2019-0001/html?lang=en",
            "10.1515/lin-2019-0001",
        ),
        ("https://onlinelibrary.example/doi/10.1002/asi.1/abstract;jsessionid=0A.f1", "10.1002/asi.1"),
        ("https://onlinelibrary.example/doi/10.1002/asi.1/citedby", "10.1002/asi.1"),
        ("https://www.frontiersin.org/articles/10.3389/fpsyg.1/xml/nlm", "10.3389/fpsyg.1"),
        ("https://dl.acm.org/doi/suppl/10.1145/1.2/suppl_file/kim.mp4", "10.1145/1.2"),
        ("https://zenodo.org/badge/DOI/10.5281/zenodo.123.svg", "10.5281/zenodo.123"),
        ("https://api.crossref.org/works/10.1145/1.2/transform/application/x-bibtex", "10.1145/1.2"),
        (f"https://doi.org/{BTAA}/5735636", f"{BTAA}/5735636"),
        (f"{BTAA}/5735636/Title", f"{BTAA}/5735636/Title"),
    ],
)
def test_a_doi_in_an_address_is_what_stands_before_the_publishers_own(pasted: str, meant: str) -> None:
    assert doi_of(pasted) == meant
    assert doi_within(f"see {pasted} for it") == meant


@by_row(
    ("pasted", "proposed"),
    [
        ("https://ieeexplore.ieee.org/document/7952190", ""),
        ("see 10.1145/2959100.2959190 for it", "10.1145/2959100.2959190"),
        ("10.1145/%E2%80%AEabc", "10.1145/abc"),
        ("10.1145/%00", ""),
        ("10.1145", ""),
        ("10.1145/…", ""),
        ("[10.1109/x](https://doi.org/10.1109/x)", "10.1109/x"),
        ("[https://doi.org/10.1109/x](https://doi.org/10.1109/x)", "10.1109/x"),
        ("[the paper](https://doi.org/10.1109/x)", "10.1109/x"),
        ('<a href="https://doi.org/10.1109/x">10.1109/x</a>', "10.1109/x"),
        ("10.1109/https://doi.org/10.1109/x", "10.1109/x"),
        ("10.1109/x,10.1145/y", "10.1109/x"),
        ("10.1109/x;https://doi.org/10.1145/y", "10.1109/x"),
        ("https://doi.org/10.1109/x에서", "10.1109/x"),
        ("10.1109/x입니다", "10.1109/x"),
        ("(10.1109/x)를", "10.1109/x"),
        ("10.1109/x?download", "10.1109/x"),
        ("`10.1109/x`", "10.1109/x"),
        ("**10.1109/x**", "10.1109/x"),
        ("10.1109/xで", "10.1109/x"),
    ],
)
def test_what_is_no_doi_has_the_one_within_proposed(pasted: str, proposed: str) -> None:
    assert doi_of(pasted) is None
    assert doi_within(pasted) == proposed


def test_the_doi_that_arxiv_gives_is_the_arxiv_id() -> None:
    assert str(arxiv_of_doi("10.48550/ARXIV.1610.00087")) == "1610.00087"
    assert arxiv_of_doi("10.1145/2959100.2959190") is None


@by_row(
    "piece",
    ["arxiv ", "corr", "a.", "10.1234/", ")", "(", " ", "%25", "abs/", "#a", "&a=", "<i>", "/xml/full"],
)
def test_what_is_repeated_takes_no_time(piece: str) -> None:
    doi = f"10.1000/a{piece * 60}"
    before = process_time()
    for text in (piece * 50_000, f"{doi}%0Aa", f"https://a.example/{doi}!", f"https://a.example/{doi}%0Aa"):
        for find in (arxiv_of, arxiv_within, doi_of, doi_within):
            find(text)
    assert process_time() - before < 1
