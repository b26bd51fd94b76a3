for _, source in ipairs {"end", "return 1 2", "return;;", "x = function() end end", "if x then", "x = {1"} do
  print((select(2, load(source, "=chunk"))))
end
-- expect: chunk:1: <eof> expected near 'end'
-- expect: chunk:1: <eof> expected near '2'
-- expect: chunk:1: <eof> expected near ';'
-- expect: chunk:1: <eof> expected near 'end'
-- expect: chunk:1: 'end' expected near <eof>
-- expect: chunk:1: '}' expected near <eof>
