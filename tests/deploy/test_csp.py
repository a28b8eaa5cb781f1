from deploy import csp


def test_the_shipped_policies_name_the_scripts_of_the_installed_streamlit():
    assert csp.outdated() == ()
    assert len(csp.script_hashes()) >= 1


def test_another_streamlit_is_noticed_and_written_in(tmp_path, monkeypatch):
    files = [tmp_path / file.name for file in csp.FILES]
    for file, shipped in zip(files, csp.FILES, strict=True):
        file.write_text(
            shipped.read_text(encoding="utf-8").replace(csp.script_hashes()[0], "'sha256-AAAA='"), encoding="utf-8"
        )
    monkeypatch.setattr(csp, "FILES", tuple(files))
    assert csp.outdated() == tuple(files)
    csp.write()
    assert csp.outdated() == ()


def test_both_proxies_have_the_same_policy():
    policies = {
        line[line.index("default-src") : line.rindex("manifest-src 'self'")]
        for file in csp.FILES
        for line in file.read_text(encoding="utf-8").splitlines()
        if "default-src" in line
    }
    assert len(policies) == 1
