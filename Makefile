# The same words for those who type make; ./run help tells what they do.
.PHONY: demo test check bench format lock messages build serve worker help
demo test check bench format lock messages build serve worker help:
	@./run $@
