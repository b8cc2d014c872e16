"""What lies beside the pages for other programs: feed readers, reference managers, scripts."""
