print(("%5.2s|%-5s|%s|%.3s|%5c|"):format("hello", "ab", "x", "abcdef", 65))
print(("%s %s %s"):format(nil, true, setmetatable({}, { __tostring = function() return "obj" end })))
print(("%q"):format('a "quoted"\nline\\ \r\0001'))
print(("100%%"):format())
-- expect:    he|ab   |x|abc|    A|
-- expect: nil true obj
-- expect: "a \"quoted\"\
-- expect: line\\ \13\0001"
-- expect: 100%
