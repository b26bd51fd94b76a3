print((("THE (quick) fox"):gsub("%f[%a]%a+", "X")))
print(("[[x]]"):find("%f[%w]%w%f[%W]"))
-- expect: X (X) X
-- expect: 3	3
