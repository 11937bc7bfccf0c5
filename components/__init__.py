"""What a page is made of: frame, forms, charts. Streamlit, Altair and HTML live here and above."""
