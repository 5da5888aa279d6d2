/** A search box: Escape or its button clears it. The label is its name and its placeholder. */
import { Search, X } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { classNames } from './class-names.ts';
import { useHandler } from './use-handler.ts';
import './field.css';
import './search-field.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly className?: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  maxLength = 200,
  className,
  autoFocus = false,
  inputRef,
}: SearchFieldProps) {
  const change = useHandler(onChange);
  return useMemo(
    () => (
      <AriaSearchField
        aria-label={label}
        value={value}
        onChange={change}
        maxLength={maxLength}
        autoFocus={autoFocus}
        className={classNames('field search-field', className)}
      >
        <div className="field-frame">
          <Search size={14} className="field-adornment" aria-hidden />
          <Input ref={inputRef} className="field-input" dir="auto" placeholder={placeholder ?? label} />
          <Button className="search-clear" aria-label="Clear search">
            <X size={14} aria-hidden />
          </Button>
        </div>
      </AriaSearchField>
    ),
    [label, value, change, placeholder, maxLength, className, autoFocus, inputRef],
  );
}
