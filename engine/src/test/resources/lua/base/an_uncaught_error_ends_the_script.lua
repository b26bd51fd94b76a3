print("before")
error("the end")
-- expect: before
-- expect error: an_uncaught_error_ends_the_script.lua:2: the end
