# What there is to do here, under the names people try first; the scripts have --help.
.PHONY: run test check bench docs format

run test check bench docs format:
	@scripts/$@
