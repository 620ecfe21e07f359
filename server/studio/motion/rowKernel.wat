;; Rows of pixels, sixteen or eight at a time. Compiled by `wat2wasm rowKernel.wat` of wabt 1.0; `rowKernel.ts` holds the result.
(module
  (import "env" "memory" (memory 1))

  ;; Blends `count` bytes (rounded up to sixteen) of two rows: into = (a * (256 - weight) + b * weight) >> 8.
  ;; Tells whether any byte of the result is not nought.
  (func (export "blend") (param $into i32) (param $a i32) (param $b i32) (param $count i32) (param $weight i32) (result i32)
    (local $end i32) (local $x v128) (local $y v128) (local $w v128) (local $r v128) (local $any v128)
    (local.set $end (i32.add (local.get $into) (local.get $count)))
    (local.set $w (i16x8.splat (local.get $weight)))
    (local.set $r (i16x8.splat (i32.sub (i32.const 256) (local.get $weight))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $x (v128.load (local.get $a)))
        (local.set $y (v128.load (local.get $b)))
        (local.set $x
          (i8x16.narrow_i16x8_u
            (i16x8.shr_u
              (i16x8.add
                (i16x8.mul (i16x8.extend_low_i8x16_u (local.get $x)) (local.get $r))
                (i16x8.mul (i16x8.extend_low_i8x16_u (local.get $y)) (local.get $w)))
              (i32.const 8))
            (i16x8.shr_u
              (i16x8.add
                (i16x8.mul (i16x8.extend_high_i8x16_u (local.get $x)) (local.get $r))
                (i16x8.mul (i16x8.extend_high_i8x16_u (local.get $y)) (local.get $w)))
              (i32.const 8))))
        (v128.store (local.get $into) (local.get $x))
        (local.set $any (v128.or (local.get $any) (local.get $x)))
        (local.set $into (i32.add (local.get $into) (i32.const 16)))
        (local.set $a (i32.add (local.get $a) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (br $next)))
    (v128.any_true (local.get $any)))

  ;; Eight pixels between their left and right neighbours, as sixteen-bit numbers. `steps` points to 48 bytes: sixteen
  ;; places (left ones, then right ones) counted from the byte `base`, eight weights of the right one, and `base`.
  (func $eight (param $row i32) (param $steps i32) (result v128)
    (local $pixels v128) (local $w v128)
    (local.set $pixels
      (i8x16.swizzle
        (v128.load (i32.add (local.get $row) (i32.load offset=32 (local.get $steps))))
        (v128.load (local.get $steps))))
    (local.set $w (v128.load offset=16 (local.get $steps)))
    (i16x8.shr_u
      (i16x8.add
        (i16x8.add
          (i16x8.mul
            (i16x8.extend_low_i8x16_u (local.get $pixels))
            (i16x8.sub (i16x8.splat (i32.const 256)) (local.get $w)))
          (i16x8.mul (i16x8.extend_high_i8x16_u (local.get $pixels)) (local.get $w)))
        (i16x8.splat (i32.const 128)))
      (i32.const 8)))

  ;; A row of an opaque sheet along its columns.
  (func (export "stretch") (param $out i32) (param $row i32) (param $steps i32) (param $groups i32)
    (local $value v128)
    (loop $next
      (local.set $value (call $eight (local.get $row) (local.get $steps)))
      (v128.store64_lane 0 (local.get $out) (i8x16.narrow_i16x8_u (local.get $value) (local.get $value)))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (local.set $steps (i32.add (local.get $steps) (i32.const 48)))
      (br_if $next (local.tee $groups (i32.sub (local.get $groups) (i32.const 1))))))

  ;; A row of a sheet with alpha over what is there: out = row + out * (255 - alpha) / 255.
  (func (export "lay") (param $out i32) (param $row i32) (param $cover i32) (param $steps i32) (param $groups i32)
    (local $alpha v128) (local $under v128) (local $sum v128)
    (loop $next
      (local.set $alpha (call $eight (local.get $cover) (local.get $steps)))
      (if (v128.any_true (local.get $alpha))
        (then
          (local.set $under
            (i16x8.add
              (i16x8.mul
                (i16x8.extend_low_i8x16_u (v128.load64_zero (local.get $out)))
                (i16x8.sub (i16x8.splat (i32.const 255)) (local.get $alpha)))
              (i16x8.splat (i32.const 128))))
          (local.set $sum
            (i16x8.add
              (v128.and
                (call $eight (local.get $row) (local.get $steps))
                (i16x8.ne (local.get $alpha) (v128.const i32x4 0 0 0 0)))
              (i16x8.shr_u
                (i16x8.add (local.get $under) (i16x8.shr_u (local.get $under) (i32.const 8)))
                (i32.const 8))))
          (v128.store64_lane 0 (local.get $out) (i8x16.narrow_i16x8_u (local.get $sum) (local.get $sum)))))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (local.set $steps (i32.add (local.get $steps) (i32.const 48)))
      (br_if $next (local.tee $groups (i32.sub (local.get $groups) (i32.const 1)))))))
