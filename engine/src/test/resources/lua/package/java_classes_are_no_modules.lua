print((pcall(require, "java.lang.System")))
-- expect: false
