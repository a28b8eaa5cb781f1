"""The script Streamlit runs for every visit; it lies here because no folder called pages lies beside it."""

from dashboard import main

main()
